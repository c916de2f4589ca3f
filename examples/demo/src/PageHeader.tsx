/** Brand, what this demo talks to, and the language switch. */
import type { LeanLanguage } from '@lean-link/react'
import { useLanguage, useMessages } from './useMessages.ts'

export interface PageHeaderProps {
  /** true: the simulator; false: Lean's sandbox */
  simulated: boolean
  onLanguage: (language: LeanLanguage) => void
}

export function PageHeader({ simulated, onLanguage }: PageHeaderProps) {
  const messages = useMessages()
  const other = useLanguage() === 'en' ? 'ar' : 'en'
  return (
    <header className="page-header">
      <a className="skip" href="#content">
        {messages.skip}
      </a>
      <div className="bar">
        <span className="brand">
          <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
            <rect width="32" height="32" rx="9" />
            <path d="M9 23C9 13 14 8 24 8c0 10-5 15-15 15Zm0 0 8-8" />
          </svg>
          {messages.brand}
        </span>
        <button type="button" className="button button-quiet" lang={other} onClick={() => onLanguage(other)}>
          {other === 'ar' ? 'العربية' : 'English'}
        </button>
      </div>
      <p className="demo-line">
        <strong>{messages.demo}</strong> {simulated ? messages.onSimulator : messages.onSandbox}
      </p>
    </header>
  )
}
