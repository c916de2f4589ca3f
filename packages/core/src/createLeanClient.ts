/** The public client: LinkSDK's methods and the kit's own, around what createCore.ts makes. */
import type { LeanClient } from './client.ts'
import { type Core, createCore } from './createCore.ts'
import type { LeanClientOptions } from './options.ts'
import type { LeanMethod } from './params.ts'
import type { OpenOptions } from './result.ts'
import { initialState } from './state.ts'

/** How the kit's own adapters reach what the public client does not show. */
export const inside: unique symbol = Symbol.for('lean-link.inside') as never

export type InnerClient = LeanClient & { readonly [inside]: Core }

const methods =
  'connect reconnect pay checkout authorizeConsent manageConsents captureRedirect verifyAddress updatePaymentSource link createPaymentSource createBeneficiary'

/** The options that are fixed for a client's life. */
const fixedOptions =
  /* @__PURE__ */ 'appToken country sandbox bundle version scriptUrl nonce trustedTypes loadTimeoutMs'.split(' ')

/** The public client of a core, always the same one. */
export function toClient(core: Core): LeanClient {
  const { appToken, country, sandbox = false } = core.options()
  const fixed = Object.fromEntries(fixedOptions.map((name) => [name, core.options()[name as keyof LeanClientOptions]]))
  const open = (method: LeanMethod, params: object, openOptions?: OpenOptions) =>
    core.reach((engine) => engine.open(method, params, openOptions))
  return (core.client ??= {
    ...(Object.fromEntries(
      methods.split(' ').map((method) => [method, open.bind(null, method as LeanMethod)]),
    ) as unknown as Pick<LeanClient, LeanMethod>),
    appToken,
    country,
    sandbox,
    open,
    preload: ({ customerId, token = true } = {}) => core.preload(token ? customerId : null, true),
    getAccessToken: (customerId, tokenOptions) => core.reach((engine) => engine.get(customerId, tokenOptions)),
    invalidateAccessToken: core.invalidate,
    setOptions: (changed) => core.use({ ...core.options(), ...changed, ...fixed }),
    resumeRedirect: (url, resumeOptions) => core.reach((engine) => engine.resumeRedirect(url, resumeOptions)),
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
    [inside]: core,
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
