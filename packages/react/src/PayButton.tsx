/** The button of LinkSDK's pay: authorises a payment. */
'use client'
import { payRow } from '@lean-link/core/internal'
import { createLeanButton, type LeanButtonProps } from './createLeanButton.tsx'

/** Opens `pay`; `paymentIntentId` or `bulkPaymentIntentId` is required; `customerId={null}` is a guest. See {@link LeanButtonProps}. */
export const PayButton: (props: LeanButtonProps<'pay'>) => React.JSX.Element = /* @__PURE__ */ createLeanButton(
  payRow,
  {
    en: 'Pay by bank',
    ar: 'ادفع من حسابك البنكي',
  },
)
