/** The public types, as an app meets them. */
import { expectTypeOf, it } from 'vitest'
import {
  createLeanAuth,
  createTokenHandler,
  createWebhookHandler,
  verifyWebhook,
  type EntityCreatedPayload,
  type LeanAuth,
  type LeanAuthOptions,
  type LeanBank,
  type LeanCustomer,
  type LeanCustomerDetails,
  type LeanServerError,
  type LeanTokenResponse,
  type LeanWebhook,
  type LeanWebhookEvent,
  type Secret,
  type TokenStore,
} from './index.ts'

it('createLeanAuth asks for client id, secret and country', () => {
  expectTypeOf(createLeanAuth).parameters.toEqualTypeOf<[LeanAuthOptions]>()
  expectTypeOf<Pick<LeanAuthOptions, 'clientId' | 'clientSecret' | 'country'>>().toEqualTypeOf<{
    // undefined is told at first use: builds run without the environment.
    clientId: string | undefined
    clientSecret: string | (() => string | Promise<string>) | undefined
    country: 'ae' | 'sa'
  }>()
  // @ts-expect-error The country is not optional.
  createLeanAuth({ clientId: 'a', clientSecret: 'b' })
})

it('a LeanAuth gives tokens, responses and customers', () => {
  expectTypeOf<LeanAuth['getApiToken']>().returns.resolves.toEqualTypeOf<string>()
  expectTypeOf<LeanAuth['createCustomerToken']>().returns.resolves.toEqualTypeOf<LeanTokenResponse>()
  expectTypeOf<LeanAuth['fetch']>().returns.resolves.toEqualTypeOf<Response>()
  expectTypeOf<LeanAuth['updateCustomer']>().parameters.toEqualTypeOf<[string, LeanCustomerDetails]>()
  expectTypeOf<LeanAuth['findOrCreateCustomer']>().returns.resolves.toEqualTypeOf<LeanCustomer>()
})

it('createTokenHandler takes a LeanAuth or the options of one', () => {
  const auth = {} as LeanAuth
  const identify = () => null
  expectTypeOf(createTokenHandler({ auth, identify })).toEqualTypeOf<(request: Request) => Promise<Response>>()
  expectTypeOf(createTokenHandler({ clientId: 'a', clientSecret: 'b', country: 'sa', identify })).toBeFunction()
  // @ts-expect-error Without identify nobody would be checked.
  createTokenHandler({ auth })
  // @ts-expect-error Neither a LeanAuth nor the options of one.
  createTokenHandler({ identify })
})

it('verifyWebhook resolves with camelCase around an unknown payload', () => {
  expectTypeOf(verifyWebhook).returns.resolves.toEqualTypeOf<LeanWebhook>()
  expectTypeOf<LeanWebhook['payload']>().toBeUnknown()
  expectTypeOf<LeanServerError['retryAfterSeconds']>().toEqualTypeOf<number | undefined>()
})

it('a status and a reason are those that are documented, so that nobody has to cast them', () => {
  expectTypeOf<LeanServerError['status']>().toEqualTypeOf<200 | 400 | 401 | 403 | 413 | 429 | 500 | 502 | 503 | 504>()
  expectTypeOf<LeanServerError['reason']>().toEqualTypeOf<
    'oauth' | 'signature' | 'duplicate' | 'hook_threw' | 'origin' | 'body_read' | undefined
  >()
})

it('a store speaks either spelling, and stores text', () => {
  const entries = new Map<string, string>()
  expectTypeOf(entries).toExtend<TokenStore>()
  expectTypeOf({ getItem: (key: string) => entries.get(key), setItem: () => {} }).toExtend<TokenStore>()
  expectTypeOf({ get: (key: string) => entries.get(key) }).not.toExtend<TokenStore>()
  expectTypeOf<Secret | undefined>().toEqualTypeOf<LeanAuthOptions['clientSecret']>()
})

it('a callback gets the payload of its type, in camelCase; other types arrive as unknown', () => {
  createWebhookHandler({
    secret: 's',
    on: {
      'entity.created': (event) => {
        expectTypeOf(event.payload).toEqualTypeOf<EntityCreatedPayload>()
        expectTypeOf(event.type).toEqualTypeOf<'entity.created'>()
      },
      'payment.updated': async ({ payload }) => void expectTypeOf(payload.amount).toEqualTypeOf<number>(),
      'consent.status.updated': (event) => void expectTypeOf(event.payload).toBeUnknown(),
    },
    onEvent: (event) => void expectTypeOf(event).toEqualTypeOf<LeanWebhookEvent>(),
  })
  // The shape that the public surface promises.
  const on: { readonly [type: string]: (event: LeanWebhookEvent) => void } = {}
  expectTypeOf(createWebhookHandler({ secret: ['a'], on })).toEqualTypeOf<(request: Request) => Promise<Response>>()
})

it('a bank list is read-only', () => {
  expectTypeOf<LeanAuth['listBanks']>().returns.resolves.toEqualTypeOf<readonly LeanBank[]>()
  expectTypeOf<LeanBank['isAvailable']>().toEqualTypeOf<{ readonly data: boolean; readonly payments: boolean }>()
})
