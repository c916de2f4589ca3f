/** The whole page: signs a customer in, or shows that customer's account. */
import type { LeanLanguage } from '@lean-link/react'
import { useEffect, useRef, useState } from 'react'
import { Account } from './Account.tsx'
import { rememberLanguage } from './language.ts'
import { messages } from './messages.ts'
import { PageFooter } from './PageFooter.tsx'
import { PageHeader } from './PageHeader.tsx'
import type { Customer, PageState } from './pageState.ts'
import { SignInPage } from './SignInPage.tsx'
import { LanguageContext } from './useMessages.ts'

export interface AppProps {
  state: PageState
  initialLanguage: LeanLanguage
}

export function App({ state, initialLanguage }: AppProps) {
  const { lean, people, scenario } = state
  const [language, setLanguage] = useState(initialLanguage)
  const [customer, setCustomer] = useState<Customer | null>(state.customer)

  useEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr'
    document.title = messages[language].title
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
    rememberLanguage(chosen)
    setLanguage(chosen)
  }

  return (
    <LanguageContext value={language}>
      <PageHeader simulated={scenario !== null} onLanguage={handleLanguage} />
      <main id="content" tabIndex={-1} ref={main}>
        {customer ? (
          <Account lean={lean} customer={customer} scenario={scenario} onSignedOut={() => setCustomer(null)} />
        ) : (
          <SignInPage people={people} onSignedIn={setCustomer} />
        )}
      </main>
      <PageFooter />
    </LanguageContext>
  )
}
