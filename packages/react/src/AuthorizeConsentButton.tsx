/** The button of LinkSDK's authorizeConsent: approves a long-lived payment consent. */
'use client'
import { authorizeConsentRow } from '@lean-link/core/internal'
import { createLeanButton, type LeanButtonProps } from './createLeanButton.tsx'

/** Opens `authorizeConsent`; `consentId` and both redirect URLs are required. See {@link LeanButtonProps}. */
export const AuthorizeConsentButton: (props: LeanButtonProps<'authorizeConsent'>) => React.JSX.Element =
  /* @__PURE__ */ createLeanButton(authorizeConsentRow, {
    en: 'Approve payments',
    ar: 'الموافقة على المدفوعات',
  })
