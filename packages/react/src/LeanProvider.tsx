/** Holds the client for all hooks and buttons below it: makes it from options, or takes one that the app made. */
'use client'
import type { LeanClient, LeanClientOptions, LeanLanguage, Refused } from '@lean-link/core'
import { type Core, createCore, type InnerClient, inside } from '@lean-link/core/internal'
import { useEffect, useInsertionEffect, useMemo, useState } from 'react'
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
  // Changes when an option does that is fixed for a client's life; functions are not part of it.
  const key = JSON.stringify(options, (name, value: unknown) => (/^(lang|custom)|Ms$/.test(name) ? undefined : value))
  const [made, setMade] = useState<Record<string, Core | undefined>>({})
  // Making one touches nothing, so one that React throws away with a render leaves nothing behind.
  const core = given ? (given as InnerClient)[inside] : (made[key] ??= createCore(options as LeanClientOptions))
  const { language = (given && core.options().language) ?? 'en' } = options

  // What is not fixed for a client's life is handed on, before any effect below the provider uses it.
  useInsertionEffect(() => {
    core.use({ ...(given && core.options()), ...(options as LeanClientOptions), language })
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
        // A provider that was only hidden is shown again with another client.
        setMade((clients) => ({ ...clients, [key]: undefined }))
        // StrictMode and a change of route put the same provider back within this time.
      }, 1_000)
    }
    // oxlint-disable-next-line react/exhaustive-deps -- the key changes with the client
  }, [core, given])
  useEffect(() => preloadBy(core, preload, customerId), [core, preload, customerId])

  const texts = messages?.[language]
  const value = useMemo(
    () => ({ core, customerId, language, preload, texts }),
    [core, customerId, language, preload, texts],
  )
  return <Context.Provider value={value}>{children}</Context.Provider>
}
