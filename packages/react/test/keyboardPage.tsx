/** The page of keyboard.page.test.ts: every button, in a language. */
import { createRoot } from 'react-dom/client'
import { type LeanLanguage, LeanProvider } from '../src/index.ts'
import { buttonRows } from './buttonRows.tsx'

declare global {
  interface Window {
    /** of the server */
    keyboardPage: { language: LeanLanguage; appToken: string; customerId: string }
  }
}

const { language, ...ids } = window.keyboardPage
document.documentElement.lang = language
document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr'
createRoot(document.getElementById('root')!).render(
  <LeanProvider {...ids} country="ae" sandbox language={language} tokenUrl="/api/lean/token">
    {buttonRows.map(({ name, draw }) => (
      <p key={name}>{draw({})}</p>
    ))}
  </LeanProvider>,
)
