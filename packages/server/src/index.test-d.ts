/** The public types, as an app meets them. */
import { expectTypeOf, it } from 'vitest'
import {
  createLeanAuth,
  createTokenHandler,
  verifyWebhook,
  type LeanAuth,
  type LeanAuthOptions,
  type LeanCustomer,
  type LeanServerError,
  type LeanTokenResponse,
  type LeanWebhook,
} from './index.ts'

it('createLeanAuth asks for client id, secret and country', () => {
  expectTypeOf(createLeanAuth).parameters.toEqualTypeOf<[LeanAuthOptions]>()
  expectTypeOf<Pick<LeanAuthOptions, 'clientId' | 'clientSecret' | 'country'>>().toEqualTypeOf<{
    clientId: string
    clientSecret: string | (() => string | Promise<string>)
    country: 'ae' | 'sa'
  }>()
  // @ts-expect-error The country is not optional.
  createLeanAuth({ clientId: 'a', clientSecret: 'b' })
})

it('a LeanAuth gives tokens, responses and customers', () => {
  expectTypeOf<LeanAuth['getApiToken']>().returns.resolves.toEqualTypeOf<string>()
  expectTypeOf<LeanAuth['createCustomerToken']>().returns.resolves.toEqualTypeOf<LeanTokenResponse>()
  expectTypeOf<LeanAuth['fetch']>().returns.resolves.toEqualTypeOf<Response>()
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
