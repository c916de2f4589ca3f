/** The button of LinkSDK's reconnect: restores a connection that the bank has ended. */
'use client'
import { reconnectRow } from '@lean-link/core/internal'
import { createLeanButton, type LeanButtonProps } from './createLeanButton.tsx'

/** Opens `reconnect`; `reconnectId` comes from Lean’s Data API, which answered RECONNECT_REQUIRED. See {@link LeanButtonProps}. */
export const ReconnectButton: (props: LeanButtonProps<'reconnect'>) => React.JSX.Element =
  /* @__PURE__ */ createLeanButton(reconnectRow, {
    en: 'Reconnect your bank',
    ar: 'أعد ربط حسابك البنكي',
  })
