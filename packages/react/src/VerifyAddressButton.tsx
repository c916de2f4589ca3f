/** The button of LinkSDK's verifyAddress: proves an address by the bank’s data. */
'use client'
import { verifyAddressRow } from '@lean-link/core/internal'
import { createLeanButton, type LeanButtonProps } from './createLeanButton.tsx'

/** Opens `verifyAddress`; `customerName` is required. See {@link LeanButtonProps}. */
export const VerifyAddressButton: (props: LeanButtonProps<'verifyAddress'>) => React.JSX.Element =
  /* @__PURE__ */ createLeanButton(verifyAddressRow, {
    en: 'Verify your address',
    ar: 'تحقق من عنوانك',
  })
