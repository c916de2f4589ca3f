/** The button of LinkSDK's checkout: a payment of somebody who need not be a customer of yours. */
'use client'
import { checkoutRow } from '@lean-link/core/internal'
import { createLeanButton, type LeanButtonProps } from './createLeanButton.tsx'

/** Opens `checkout`; `paymentIntentId` and both redirect URLs are required; `customerId={null}` is a guest. See {@link LeanButtonProps}. */
export const CheckoutButton: (props: LeanButtonProps<'checkout'>) => React.JSX.Element =
  /* @__PURE__ */ createLeanButton(checkoutRow, {
    en: 'Pay from your bank account',
    ar: 'الدفع من حسابك البنكي',
  })
