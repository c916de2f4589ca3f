/** What LeanProvider gives to hooks and buttons; it changes only with the client, the customer or the words. */
'use client'
import { development } from '#development'
import type { LeanLanguage } from '@lean-link/core'
import type { Core } from '@lean-link/core/internal'
import { createContext, useContext } from 'react'
import type { OwnMessages } from './messages.ts'

/**
 * When script and token are fetched. `idle`: the script when the browser is idle, the token on intent; `mount`: both at once;
 * `intent`: both on pointer, focus or touch; `none`: on click.
 */
export type PreloadMode = 'idle' | 'mount' | 'intent' | 'none'

export interface LeanContextValue {
  core: Core
  customerId: string | null | undefined
  language: LeanLanguage
  preload: PreloadMode
  /** The app's own words, in this language. */
  texts: OwnMessages[LeanLanguage] | undefined
}

export const LeanContext: React.Context<LeanContextValue | null> = createContext<LeanContextValue | null>(null)

/** Throws outside LeanProvider; `owner` is the component or hook that needs it. */
export function useLeanContext(owner: string): LeanContextValue {
  const context = useContext(LeanContext)
  if (!context) throw new Error(development?.describeMissingProvider(owner) ?? `${owner} needs a <LeanProvider>.`)
  return context
}
