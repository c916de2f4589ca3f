/** The button of LinkSDK's connect: links a bank. */
'use client'
import { connectRow } from '@lean-link/core/internal'
import { createLeanButton, type LeanButtonProps } from './createLeanButton.tsx'

/** Opens `connect`; `permissions` is required, `customerId` comes from the provider. See {@link LeanButtonProps}. */
export const ConnectButton: (props: LeanButtonProps<'connect'>) => React.JSX.Element = /* @__PURE__ */ createLeanButton(
  connectRow,
  {
    en: 'Connect your bank',
    ar: 'اربط حسابك البنكي',
  },
)
