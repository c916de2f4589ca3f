/** The page's language and its messages, for every component below App. */
import type { LeanLanguage } from '@lean-link/react'
import { createContext, useContext } from 'react'
import { type Messages, messages } from './messages.ts'

export const LanguageContext = createContext<LeanLanguage>('en')

export function useLanguage(): LeanLanguage {
  return useContext(LanguageContext)
}

export function useMessages(): Messages {
  return messages[useLanguage()]
}
