/** The whole page: picks the customer, or shows that customer's account inside LeanProvider. */
import { LeanProvider, type LeanEvent, type LeanLanguage, tokenEndpoint } from '@lean-link/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { AccountPage } from './AccountPage.tsx'
import { PageFooter } from './PageFooter.tsx'
import { PageHeader } from './PageHeader.tsx'
import type { Customer, PageState } from './pageState.ts'
import { PickPage } from './PickPage.tsx'
import { texts } from './texts.ts'
import { LanguageContext } from './useTexts.ts'

const fetchAccessToken = tokenEndpoint('/api/lean/token')
/** LinkSDK's dialog in the colours of this app. */
const customization = { themeColor: '#0b5d4e', themeColorDark: '#4fc3a7', buttonBorderRadius: 12 } as const

/** The kit has words for every status; after a success this page would rather offer the next bank. */
const messages = { en: { success: texts.en.connectAnother }, ar: { success: texts.ar.connectAnother } }

export function App({ state }: { state: PageState }) {
  const { lean, people, scenario } = state
  const [language, setLanguage] = useState(state.language)
  const [customer, setCustomer] = useState<Customer | null>(state.customer)
  const [events, setEvents] = useState<readonly LeanEvent[]>([])

  useEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr'
    document.title = texts[language].title
  }, [language])

  // A page that took the place of another one starts at its beginning for keyboard and screen reader, too.
  const main = useRef<HTMLElement>(null)
  const shown = useRef(customer)
  useEffect(() => {
    if (shown.current === customer) return
    shown.current = customer
    main.current?.focus()
  }, [customer])

  const handleLanguage = (chosen: LeanLanguage) => {
    document.cookie = `palmleaf_language=${chosen}; path=/; max-age=31536000; samesite=lax`
    setLanguage(chosen)
  }
  const handleEvent = useCallback((event: LeanEvent) => setEvents((earlier) => [...earlier.slice(-99), event]), [])
  const handleSignedOut = () => {
    setCustomer(null)
    setEvents([])
  }

  return (
    <LanguageContext value={language}>
      <PageHeader simulated={scenario !== null} onLanguage={handleLanguage} />
      <main id="content" tabIndex={-1} ref={main}>
        {customer ? (
          <LeanProvider
            {...lean}
            customerId={customer.customerId}
            fetchAccessToken={fetchAccessToken}
            language={language}
            customization={customization}
            messages={messages}
            onEvent={handleEvent}
          >
            <AccountPage
              customer={customer}
              connections={customer === state.customer ? state.connections : null}
              events={events}
              scenario={scenario}
              onSignedOut={handleSignedOut}
            />
          </LeanProvider>
        ) : (
          <PickPage people={people} onPicked={setCustomer} />
        )}
      </main>
      <PageFooter />
    </LanguageContext>
  )
}
