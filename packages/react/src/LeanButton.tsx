/** The button of any method by its name; it brings the rows of all of them, so who knows the method takes the method's own button. */
'use client'
import {
  captureRedirectRow,
  createBeneficiaryRow,
  createPaymentSourceRow,
  linkRow,
  updatePaymentSourceRow,
} from '@lean-link/core/internal'
import type { LeanMethod } from '@lean-link/core'
import { createElement, forwardRef } from 'react'
import { AuthorizeConsentButton } from './AuthorizeConsentButton.tsx'
import { CheckoutButton } from './CheckoutButton.tsx'
import { ConnectButton } from './ConnectButton.tsx'
import { createLeanButton, type LeanButtonProps } from './createLeanButton.tsx'
import { ManageConsentsButton } from './ManageConsentsButton.tsx'
import { PayButton } from './PayButton.tsx'
import { ReconnectButton } from './ReconnectButton.tsx'
import { VerifyAddressButton } from './VerifyAddressButton.tsx'

type Button<M extends LeanMethod> = (props: LeanButtonProps<M>) => React.JSX.Element

const createButtons = (): { readonly [M in LeanMethod]: Button<M> } => ({
  connect: ConnectButton,
  reconnect: ReconnectButton,
  pay: PayButton,
  checkout: CheckoutButton,
  authorizeConsent: AuthorizeConsentButton,
  manageConsents: ManageConsentsButton,
  verifyAddress: VerifyAddressButton,
  captureRedirect: createLeanButton(captureRedirectRow, {
    en: 'See what your bank said',
    ar: 'اطّلع على رد بنكك',
  }),
  updatePaymentSource: createLeanButton(updatePaymentSourceRow, {
    en: 'Update your payment account',
    ar: 'حدّث حساب الدفع',
  }),
  link: createLeanButton(linkRow, {
    en: 'Connect your bank',
    ar: 'اربط حسابك البنكي',
  }),
  createPaymentSource: createLeanButton(createPaymentSourceRow, {
    en: 'Add a payment account',
    ar: 'أضف حساب دفع',
  }),
  createBeneficiary: createLeanButton(createBeneficiaryRow, {
    en: 'Add a payee',
    ar: 'أضف مستفيدًا',
  }),
})

function createAnyButton() {
  const buttons = createButtons()
  return forwardRef(function LeanButton({ method, ...props }: { method: LeanMethod }, ref) {
    return createElement(buttons[method] as React.ElementType, { ...props, ref })
  }) as unknown as <M extends LeanMethod>(props: { method: M } & LeanButtonProps<M>) => React.JSX.Element
}

/**
 * Opens `method` with its params. Another method at the same place is another button, which forgets what the one before came to. See
 * {@link LeanButtonProps}.
 *
 * @example
 * <LeanButton method="manageConsents" consentType="payment" />
 */
export const LeanButton: <M extends LeanMethod>(props: { method: M } & LeanButtonProps<M>) => React.JSX.Element =
  /* @__PURE__ */ createAnyButton()
