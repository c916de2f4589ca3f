/** The whole page: picks the customer, or shows that customer's account. */
import type { LeanLanguage } from '@lean-link/react'
import { useEffect, useRef, useState } from 'react'
import { Account } from './Account.tsx'
import { PageFooter } from './PageFooter.tsx'
import { PageHeader } from './PageHeader.tsx'
import type { Customer, PageState } from './pageState.ts'
import { PickPage } from './PickPage.tsx'
import { texts } from './texts.ts'
import { LanguageContext } from './useTexts.ts'

export function App({ state }: { state: PageState }) {
  const { lean, people, scenario } = state
  const [language, setLanguage] = useState(state.language)
  const [customer, setCustomer] = useState<Customer | null>(state.customer)

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

  return (
    <LanguageContext value={language}>
      <PageHeader simulated={scenario !== null} onLanguage={handleLanguage} />
      <main id="content" tabIndex={-1} ref={main}>
        {customer ? (
          <Account
            lean={lean}
            customer={customer}
            connections={customer === state.customer ? state.connections : null}
            scenario={scenario}
            onSignedOut={() => setCustomer(null)}
          />
        ) : (
          <PickPage people={people} onPicked={setCustomer} />
        )}
      </main>
      <PageFooter />
    </LanguageContext>
  )
}
