/** The public client: LinkSDK's methods and the kit's own, around what initial/createCore.ts makes. */
import { development } from '#development'
import type { LeanClient } from './api/client.ts'
import type { LeanClientOptions } from './api/options.ts'
import type { OpenOptions } from './api/openOptions.ts'
import type { LeanMethod } from './api/params.ts'
import { type Core, createCore } from './initial/createCore.ts'
import { initialState } from './initial/initialState.ts'

/** How the kit's own adapters reach what the public client does not show. */
export const coreOf: unique symbol = Symbol.for('lean-link.core') as never

export type InnerClient = LeanClient & { readonly [coreOf]: Core }

const methods: readonly LeanMethod[] = [
  'connect',
  'reconnect',
  'pay',
  'checkout',
  'authorizeConsent',
  'manageConsents',
  'captureRedirect',
  'verifyAddress',
  'updatePaymentSource',
  'link',
  'createPaymentSource',
  'createBeneficiary',
]

/** The options that are fixed for a client's life. */
const fixedOptions: readonly (keyof LeanClientOptions)[] = [
  'appToken',
  'country',
  'sandbox',
  'bundle',
  'version',
  'scriptUrl',
  'nonce',
  'trustedTypes',
  'loadTimeoutMs',
]

/** The public client of a core, always the same one. */
export function toClient(core: Core): LeanClient {
  const options = core.getOptions()
  const fixed = Object.fromEntries(fixedOptions.map((name) => [name, options[name]]))
  const open = (method: LeanMethod, params: object, openOptions?: OpenOptions) => {
    development?.checkParams(method, params, core.getOptions())
    return core.withEngine((engine) => engine.open(method, params, openOptions))
  }
  const openers = Object.fromEntries(methods.map((method) => [method, open.bind(null, method)]))
  return (core.client ??= {
    ...(openers as unknown as Pick<LeanClient, LeanMethod>),
    appToken: options.appToken,
    country: options.country,
    sandbox: options.sandbox ?? false,
    open,
    preload: ({ customerId, token = true } = {}) => core.preload(token ? customerId : null, true),
    getAccessToken: (customerId, tokenOptions) =>
      core.withEngine((engine) => engine.getAccessToken(customerId, tokenOptions)),
    invalidateAccessToken: core.invalidateAccessToken,
    setOptions(changed) {
      const { fetchAccessToken, tokenUrl, ...rest } = core.getOptions()
      // One source of tokens takes the place of the other.
      const source = changed.fetchAccessToken || changed.tokenUrl ? {} : { fetchAccessToken, tokenUrl }
      core.setOptions({ ...rest, ...source, ...changed, ...fixed } as LeanClientOptions)
    },
    resumeRedirect(url, resumeOptions) {
      // Read now: by the time the engine is here, a router may have cleaned the address.
      const call = { url: url && String(url), pageHref: globalThis.location?.href, options: resumeOptions }
      return core.withEngine((engine) => engine.resumeRedirect(call))
    },
    getState: core.getState,
    getInitialState: () => initialState,
    subscribe: (listener) =>
      core.subscribe((state, previous) => {
        try {
          listener(state, previous)
        } catch (error) {
          // A listener's mistake is shown like any uncaught error, and ends no flow. A server has no reportError, and no flow.
          globalThis.reportError?.(error)
        }
      }),
    destroy: core.destroy,
    [coreOf]: core,
  } as InnerClient)
}

/**
 * A client for one app token and country. Nothing is loaded before `preload`, `getAccessToken` or a method is called, so it may be made
 * while a server renders. Throws {@link LeanError} `invalid_options` or `client_secret_in_browser` at once.
 *
 * @example
 * const client = createLeanClient({ appToken, country: 'ae', fetchAccessToken: tokenEndpoint('/api/lean/token') })
 * const result = await client.connect({ customerId, permissions: ['accounts'] })
 */
export const createLeanClient = (options: LeanClientOptions): LeanClient => toClient(createCore(options))
