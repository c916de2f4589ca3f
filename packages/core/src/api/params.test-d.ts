/** The params' types: the same names as the rows, one of two ids for pay, and no credential anywhere. */
import { describe, expectTypeOf, it } from 'vitest'
import type { paramNames } from '../../test/paramNames.ts'
import type {
  AccessTokenFetcher,
  CommonParams,
  CreateBeneficiaryParams,
  LeanClient,
  LeanClientOptions,
  LeanError,
  LeanEvent,
  LeanMethod,
  LeanMethods,
  LeanPermission,
  LeanResult,
  PayParams,
  Refused,
  RiskDetails,
} from '../index.ts'
import { createLeanClient, isLeanError } from '../index.ts'
import type { LeanMethodRow } from '../methods.ts'

type AllKeys<T> = T extends unknown ? keyof T : never
type RequiredKeys<T> = { [K in keyof T]-?: object extends Pick<T, K> ? never : K }[keyof T]
type Own<T> = Exclude<AllKeys<T>, keyof CommonParams>
type Names<M extends LeanMethod> = (typeof paramNames)[M]

type SameNames = {
  [M in LeanMethod]: [Own<LeanMethods[M]>] extends [Names<M>['required'][number] | Names<M>['optional'][number]]
    ? [Names<M>['required'][number] | Names<M>['optional'][number]] extends [Own<LeanMethods[M]>]
      ? true
      : { missing: Exclude<Names<M>['required'][number] | Names<M>['optional'][number], Own<LeanMethods[M]>> }
    : { unknown: Exclude<Own<LeanMethods[M]>, Names<M>['required'][number] | Names<M>['optional'][number]> }
}
type SameRequired = {
  [M in Exclude<LeanMethod, 'pay'>]: [RequiredKeys<LeanMethods[M]>] extends [Names<M>['required'][number]]
    ? [Names<M>['required'][number]] extends [RequiredKeys<LeanMethods[M]>]
      ? true
      : 'too few'
    : 'too many'
}

describe('every method', () => {
  it('has the params of its row', () => {
    expectTypeOf<SameNames>().toEqualTypeOf<{ [M in LeanMethod]: true }>()
    expectTypeOf<keyof typeof paramNames>().toEqualTypeOf<LeanMethod>()
    expectTypeOf<LeanMethodRow['method']>().toEqualTypeOf<LeanMethod>()
  })

  it('requires what its row requires', () => {
    expectTypeOf<SameRequired>().toEqualTypeOf<{ [M in Exclude<LeanMethod, 'pay'>]: true }>()
  })

  it('refuses credentials by their names', () => {
    expectTypeOf<CommonParams>().toExtend<Refused>()
    expectTypeOf<{ [M in LeanMethod]: LeanMethods[M] extends Refused ? true : M }>().toEqualTypeOf<{
      [M in LeanMethod]: true
    }>()
  })
})

const client = createLeanClient({ appToken: 'a', country: 'ae', fetchAccessToken: async () => 'jwt' })
const given = { customerId: 'c', permissions: ['accounts'] } as const

describe('refused names', () => {
  it('do not compile in options', () => {
    const good = { appToken: 'a', country: 'ae', fetchAccessToken: async () => 'jwt' } as const
    // @ts-expect-error a credential
    expectTypeOf(createLeanClient).toBeCallableWith({ ...good, clientSecret: 's' })
    // @ts-expect-error a credential
    expectTypeOf(createLeanClient).toBeCallableWith({ ...good, client_secret: 's' })
    // @ts-expect-error a credential
    expectTypeOf(createLeanClient).toBeCallableWith({ ...good, accessToken: 't' })
    // @ts-expect-error a credential
    expectTypeOf(createLeanClient).toBeCallableWith({ ...good, access_token: 't' })
    // @ts-expect-error a credential
    expectTypeOf(createLeanClient).toBeCallableWith({ ...good, appSecret: 's' })
    // @ts-expect-error a credential
    expectTypeOf(createLeanClient).toBeCallableWith({ ...good, apiToken: 't' })
    // @ts-expect-error Lean's spelling
    expectTypeOf(createLeanClient).toBeCallableWith({ ...good, app_token: 't' })
    expectTypeOf(createLeanClient).toBeCallableWith(good)
  })

  it('do not compile in params', () => {
    // @ts-expect-error a credential
    expectTypeOf(client.connect).toBeCallableWith({ ...given, accessToken: 't' })
    // @ts-expect-error a credential
    expectTypeOf(client.connect).toBeCallableWith({ ...given, client_secret: 's' })
    // @ts-expect-error a credential
    expectTypeOf(client.pay).toBeCallableWith({ paymentIntentId: 'p', apiToken: 't' })
    expectTypeOf(client.connect).toBeCallableWith(given)
  })

  it('do not compile in a fetcher’s answer', () => {
    expectTypeOf<() => Promise<{ access_token: string; client_secret: string }>>().not.toExtend<AccessTokenFetcher>()
    expectTypeOf<() => Promise<{ access_token: string }>>().toExtend<AccessTokenFetcher>()
    expectTypeOf<() => Promise<Response>>().not.toExtend<AccessTokenFetcher>()
  })
})

describe('params', () => {
  it('of pay need exactly one of two ids', () => {
    expectTypeOf<{ paymentIntentId: 'p' }>().toExtend<PayParams>()
    expectTypeOf<{ bulkPaymentIntentId: 'p'; customerId: null }>().toExtend<PayParams>()
    expectTypeOf<object>().not.toExtend<PayParams>()
    expectTypeOf<{ customerId: 'c' }>().not.toExtend<PayParams>()
    expectTypeOf<{ paymentIntentId: 'p'; bulkPaymentIntentId: 'b' }>().not.toExtend<PayParams>()
  })

  it('hold permissions one by one', () => {
    expectTypeOf<'accounts'>().toExtend<LeanPermission>()
    expectTypeOf<'accounts, payments'>().not.toExtend<LeanPermission>()
    // @ts-expect-error two in one text
    expectTypeOf(client.connect).toBeCallableWith({ customerId: 'c', permissions: ['accounts, payments'] })
    // @ts-expect-error no list
    expectTypeOf(client.connect).toBeCallableWith({ customerId: 'c', permissions: 'accounts' })
  })

  it('are those of the method that is named', () => {
    expectTypeOf(client.open<'reconnect'>)
      .parameter(1)
      .toEqualTypeOf<LeanMethods['reconnect']>()
    // @ts-expect-error no reconnectId
    expectTypeOf(client.open<'reconnect'>).toBeCallableWith('reconnect', { customerId: 'c' })
    expectTypeOf<{ [M in LeanMethod]: LeanClient[M] }>().toExtend<{
      [M in LeanMethod]: (params: never) => Promise<LeanResult>
    }>()
  })

  it('need both redirect URLs where Lean does', () => {
    expectTypeOf<{ paymentIntentId: 'p'; successRedirectUrl: 'u' }>().not.toExtend<LeanMethods['checkout']>()
    expectTypeOf<{ customerId: 'c'; paymentDestinationId: 'd' }>().toExtend<CreateBeneficiaryParams>()
  })

  it('of riskDetails are typed to the leaves', () => {
    expectTypeOf<{ transactionIndicators: { channel: 'WEB' } }>().toExtend<RiskDetails>()
    expectTypeOf<{ transactionIndicators: { channel: 'web' } }>().not.toExtend<RiskDetails>()
    expectTypeOf<{ debtorIndicators: { supplementaryData: { any: { thing: 1 } } } }>().toExtend<RiskDetails>()
  })
})

describe('what comes back', () => {
  it('is a result whose status is one of four', () => {
    expectTypeOf<LeanResult['status']>().toEqualTypeOf<'success' | 'cancelled' | 'closed' | 'redirecting'>()
    expectTypeOf<LeanResult>().not.toHaveProperty('entityId')
    expectTypeOf<LeanResult['raw']>().toEqualTypeOf<unknown>()
  })

  it('is told apart by isLeanError', () => {
    const caught: unknown = null
    if (isLeanError(caught)) expectTypeOf(caught).toEqualTypeOf<LeanError>()
    expectTypeOf<LeanError['problems']>().toEqualTypeOf<readonly { path: string; message: string }[] | undefined>()
  })

  it('as events is told apart by type', () => {
    const read = (event: LeanEvent) => (event.type === 'outcome' ? event.status : undefined)
    expectTypeOf(read).returns.toEqualTypeOf<LeanResult['status'] | 'error' | undefined>()
    expectTypeOf<NonNullable<LeanClientOptions['onEvent']>>().parameter(0).toEqualTypeOf<LeanEvent>()
  })
})
