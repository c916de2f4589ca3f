/** The app of journeys.page.test.ts: a page with a button that leaves for the bank, and the page that the bank sends back to. */
import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { LeanButton, LeanProvider, type LeanError, type RedirectReturn, useLeanRedirect } from '../src/index.ts'

export interface JourneyState {
  readonly method: 'connect' | 'pay' | 'checkout' | 'authorizeConsent'
  readonly country: 'ae' | 'sa'
  readonly customerId: string
  readonly appToken: string
}

declare global {
  interface Window {
    /** of the server */
    journey: JourneyState
    returns: RedirectReturn[]
    errors: LeanError[]
  }
}

const { method, country, customerId, appToken } = window.journey
// LinkSDK's own page of the bank is chosen beforehand, so that every method leaves at the same place.
const bank = { bankIdentifier: country === 'sa' ? 'LEA1_SAMAOB_SAU' : 'LEAN_OF_RETAIL_UAE' }
const urls = {
  successRedirectUrl: `${location.origin}/bank/connected`,
  failRedirectUrl: `${location.origin}/bank/failed`,
}
const params = {
  connect: { permissions: ['accounts'], showConsentExplanation: true, ...bank, ...urls },
  pay: { paymentIntentId: 'p-1', ...bank, ...urls },
  checkout: { paymentIntentId: 'p-1', ...bank, ...urls },
  authorizeConsent: { consentId: 'k-1', ...bank, ...urls },
} as const
window.returns = []
window.errors = []

function Start() {
  // Of every method: the union of their params is one that no single one's types describe.
  const props = { method, ...params[method] } as unknown as Parameters<typeof LeanButton>[0]
  return <LeanButton {...props} appState={{ order: 'o-1' }} onError={(error: LeanError) => window.errors.push(error)} />
}

function Return() {
  const { status, value } = useLeanRedirect({
    confirm: async (_result, { signal }) => (await fetch('/api/connection', { signal })).ok,
    onReturn: (returned) => window.returns.push(returned),
    onError: (error) => window.errors.push(error),
  })
  // A router that cleans the address at once.
  useEffect(() => history.replaceState(null, '', '/home'), [])
  return (
    <p role="status">
      {status} {value?.landedOn}
    </p>
  )
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LeanProvider appToken={appToken} country={country} sandbox customerId={customerId} tokenUrl="/api/lean/token">
      {location.pathname === '/bank' ? <Start /> : <Return />}
    </LeanProvider>
  </StrictMode>,
)
