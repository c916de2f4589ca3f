/** Holds the client for all hooks and buttons below it: makes it from options, or takes one that the app made. */
'use client'
import type { LeanClient, LeanClientOptions, LeanLanguage, Refused } from '@lean-link/core'
import { createCore, type InnerClient, inside } from '@lean-link/core/internal'
import { useEffect, useMemo, useState } from 'react'
import { Context, type PreloadMode } from './context.ts'
import type { OwnMessages } from './messages.ts'
import { preloadBy } from './preloadBy.ts'

/** Either the options of a client, or a `client`; never both. */
export type LeanProviderProps = {
  children?: React.ReactNode
  /** Whose token the buttons below use by default; null = no customer (guest). */
  customerId?: string | null
  /** Default `'idle'`; see {@link PreloadMode}. With Save-Data, `'idle'` waits for intent. */
  preload?: PreloadMode
  /** Words that replace the kit's own. */
  messages?: OwnMessages
} & (
  | (LeanClientOptions & { client?: never })
  | (Refused & { client: LeanClient; language?: LeanLanguage } & {
      [K in Exclude<keyof LeanClientOptions, keyof Refused | 'language'>]?: never
    })
)

/** How long a client outlives its provider, in ms: StrictMode and a change of route put the same provider back. */
const afterlifeMs = 1_000

/**
 * Put it once around what needs a bank connection. Options that are fixed for a client's life make another client when they change.
 * Functions as props need a client component: keep the provider in a file of your own that starts with 'use client'.
 *
 * @example
 * <LeanProvider appToken={appToken} country="ae" customerId={customerId} fetchAccessToken={tokenEndpoint('/api/lean/token')}>
 *   <ConnectButton permissions={['accounts']} />
 * </LeanProvider>
 */
export function LeanProvider(props: LeanProviderProps): React.JSX.Element {
  const { children, customerId, preload = 'idle', messages, client: given, ...options } = props
  const { language = 'en' } = options
  const [life, begin] = useState({})
  // Changes when an option does that is fixed for a client's life; functions are not part of it.
  const key = JSON.stringify(options, (name, value: unknown) => (/^(lang|custom)|Ms$/.test(name) ? undefined : value))
  const core = useMemo(
    () => (given ? (given as InnerClient)[inside] : createCore(options as LeanClientOptions)),
    // What is not fixed for a client's life is handed on below.
    // oxlint-disable-next-line react/exhaustive-deps -- the key stands for the options that make another client
    [given, key, life],
  )

  useEffect(() => {
    core.use({ ...(given && core.options()), ...(options as LeanClientOptions) })
  })
  useEffect(() => {
    if (given) return
    clearInterval(core.timer)
    return () => {
      core.timer = setInterval(() => {
        // A flow goes on, although the provider is gone.
        if (core.getState().flow.status !== 'idle') return
        clearInterval(core.timer)
        core.destroy()
        // Only hidden, it would be shown again with a client that is gone.
        begin({})
      }, afterlifeMs)
    }
  }, [core, given])
  useEffect(() => preloadBy(core, preload, customerId), [core, preload, customerId])

  const value = useMemo(
    () => ({ core, customerId, language, preload, messages }),
    [core, customerId, language, preload, messages],
  )
  return <Context.Provider value={value}>{children}</Context.Provider>
}
