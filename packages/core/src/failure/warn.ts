/** Says something odd that is no failure, by a `warning` event; what is odd in params is said in redirect/findWarnings.ts. */
import type { NewEvent } from '../api/events.ts'
import type { WarningCode } from '../contracts/failurePart.ts'

const warningTexts: Readonly<Record<WarningCode, string>> = {
  token_issuer: "none of Lean's known hosts issued the token",
  empty_callback: 'LinkSDK called back without a status; nothing was concluded from it',
  modal_dialog:
    'a dialog opened by showModal() keeps people from reaching LinkSDK, which is outside it; open it by show(), or close it before LinkSDK opens',
}

export const warn = (emit: (event: NewEvent) => void, code: WarningCode): void =>
  emit({ type: 'warning', code, message: warningTexts[code] })
