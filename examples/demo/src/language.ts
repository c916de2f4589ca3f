/** Which language the visitor reads: the one chosen on this page before, otherwise the browser's first. */
import type { LeanLanguage } from '@lean-link/react'

const key = 'palmleaf_language'

export function readLanguage(): LeanLanguage {
  const chosen = localStorage.getItem(key)
  if (chosen === 'en' || chosen === 'ar') return chosen
  return navigator.language.startsWith('ar') ? 'ar' : 'en'
}

export function rememberLanguage(language: LeanLanguage): void {
  localStorage.setItem(key, language)
}
