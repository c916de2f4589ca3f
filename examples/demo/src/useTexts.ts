/** The page's language and its texts, for every component below App. */
import type { LeanLanguage } from '@lean-link/react'
import { createContext, useContext } from 'react'
import { type Texts, texts } from './texts.ts'

export const LanguageContext = createContext<LeanLanguage>('en')

export function useLanguage(): LeanLanguage {
  return useContext(LanguageContext)
}

export function useTexts(): Texts {
  return texts[useLanguage()]
}
