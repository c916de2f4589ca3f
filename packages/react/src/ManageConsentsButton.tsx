/** The button of LinkSDK's manageConsents: the customer’s own screen of the consents they gave. */
'use client'
import { manageConsentsRow } from '@lean-link/core/internal'
import { createLeanButton, type LeanButtonProps } from './createLeanButton.tsx'

/** Opens `manageConsents`; by Lean’s documents every app with long-lived payment consents must offer it. See {@link LeanButtonProps}. */
export const ManageConsentsButton: (props: LeanButtonProps<'manageConsents'>) => React.JSX.Element =
  /* @__PURE__ */ createLeanButton(manageConsentsRow, {
    en: 'Manage bank permissions',
    ar: 'إدارة أذونات البنك',
  })
