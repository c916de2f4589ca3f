/** Holds the client for all hooks and buttons below it: makes it from options, or takes one that the app made. */
'use client'
import { development } from '#development'
import type {
  FixedLeanOptions,
  LeanClient,
  LeanClientOptions,
  LeanLanguage,
  MutableLeanOptions,
  Refused,
} from '@lean-link/core'
import { type Core, coreOf, createCore, type InnerClient } from '@lean-link/core/internal'
import { useEffect, useInsertionEffect, useMemo, useState } from 'react'
import { LeanContext, type PreloadMode } from './context.ts'
import type { OwnMessages } from './messages.ts'
import { preloadByMode } from './preloadByMode.ts'

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
      [
        K in Exclude<
          keyof FixedLeanOptions | keyof MutableLeanOptions | 'fetchAccessToken' | 'tokenUrl',
          keyof Refused | 'language'
        >
      ]?: never
    })
)

/** Options whose change makes no other client, and that are no functions. */
const mutableOptions: readonly string[] = [
  'language',
  'customization',
  'minTokenValidityMs',
  'tokenTimeoutMs',
  'settleMs',
  'noResponseMs',
  // The page's policy knows the nonce that the page came with; a later render on the server has another one.
  'nonce',
] satisfies (keyof MutableLeanOptions | 'nonce')[]

function createClientCore(options: LeanClientOptions): Core {
  const core = createCore(options)
  development?.checkCreatedClient(core)
  return core
}

/**
 * Put it once around what needs a bank connection. Options that are fixed for a client's life make another client when they change.
 * With `tokenUrl` and without functions as props, a server component can render it.
 *
 * @example
 * <LeanProvider appToken={appToken} country="ae" customerId={customerId} tokenUrl="/api/lean/token">
 *   <ConnectButton permissions={['accounts']} />
 * </LeanProvider>
 */
export function LeanProvider(props: LeanProviderProps): React.JSX.Element {
  const { children, customerId, preload = 'idle', messages, client: given, ...options } = props
  // Changes when an option does that is fixed for a client's life; functions are not part of it.
  const key = JSON.stringify(options, (name, value: unknown) => (mutableOptions.includes(name) ? undefined : value))
  const [made, setMade] = useState<Record<string, Core | undefined>>({})
  // Making one touches nothing, so one that React throws away with a render leaves nothing behind.
  const core = given ? (given as InnerClient)[coreOf] : (made[key] ??= createClientCore(options as LeanClientOptions))
  const { language = (given && core.getOptions().language) ?? 'en' } = options
  // Compared by its words: who writes messages in place gives another object with every render.
  const textsAsJson = JSON.stringify(messages?.[language])
  const texts = useMemo(
    () => (textsAsJson ? (JSON.parse(textsAsJson) as OwnMessages[LeanLanguage]) : undefined),
    [textsAsJson],
  )

  // What is not fixed for a client's life is handed on, before any effect below the provider uses it.
  useInsertionEffect(() => {
    const { nonce = options.nonce, ...current } = core.getOptions()
    core.setOptions({ ...(given && current), ...options, language, nonce } as LeanClientOptions)
    core.errorTexts = texts?.errors
  })
  useEffect(() => development?.trackProvider(core), [core])
  useEffect(() => {
    if (given) return
    clearInterval(core.disposalTimer)
    return () => {
      core.disposalTimer = setInterval(() => {
        // A flow goes on, although the provider is gone.
        if (core.getState().flow.status !== 'idle') return
        clearInterval(core.disposalTimer)
        core.destroy()
        // A provider that was only hidden is shown again with another client. A test's environment may be gone.
        if (typeof window !== 'undefined') setMade((clients) => ({ ...clients, [key]: undefined }))
        // StrictMode and a change of route put the same provider back within this time.
      }, 1_000)
    }
    // oxlint-disable-next-line react/exhaustive-deps -- the key changes with the client
  }, [core, given])
  useEffect(() => preloadByMode(core, preload, customerId), [core, preload, customerId])

  const value = useMemo(
    () => ({ core, customerId, language, preload, texts }),
    [core, customerId, language, preload, texts],
  )
  return <LeanContext.Provider value={value}>{children}</LeanContext.Provider>
}
