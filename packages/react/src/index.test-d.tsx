import type { ComponentProps } from 'react'
import { assertType, describe, expectTypeOf, it } from 'vitest'
import {
  AuthorizeConsentButton,
  type ButtonStatus,
  CheckoutButton,
  ConnectButton,
  type FlowParams,
  LeanButton,
  type LeanClient,
  type LeanError,
  LeanProvider,
  type LeanProviderProps,
  type LeanResult,
  type LeanState,
  ManageConsentsButton,
  PayButton,
  ReconnectButton,
  tokenEndpoint,
  useLean,
  useLeanFlow,
  useLeanState,
  useLeanToken,
  VerifyAddressButton,
} from './index.ts'

declare const client: LeanClient
const fetchAccessToken = tokenEndpoint('/api/lean/token')
const options = { appToken: 'app', country: 'ae', fetchAccessToken } as const

describe('ConnectButton', () => {
  it('requires permissions, and nothing else', () => {
    assertType(<ConnectButton permissions={['identity', 'accounts']} />)
    // @ts-expect-error permissions are missing
    assertType(<ConnectButton />)
    // @ts-expect-error two permissions in one text, as Lean's own page prints them
    assertType(<ConnectButton permissions={['accounts, payments']} />)
  })

  it('takes LinkSDK’s params, the flow’s handlers and a button’s attributes', () => {
    assertType(
      <ConnectButton
        permissions={['accounts']}
        customerId="customer"
        accountType="BUSINESS"
        successRedirectUrl="https://shop.example/done"
        onSuccess={(result) => expectTypeOf(result).toEqualTypeOf<LeanResult>()}
        onError={(error) => expectTypeOf(error).toEqualTypeOf<LeanError>()}
        confirm={async (result, { signal }) => !signal.aborted && result.status === 'success'}
        onClick={(event) => event.preventDefault()}
        ref={(node) => void expectTypeOf(node).toEqualTypeOf<HTMLButtonElement | null>()}
        className="mine"
        aria-describedby="why"
        data-anything="goes"
        preload="intent"
        statusText={false}
        asChild
      />,
    )
    // @ts-expect-error a value that LinkSDK does not know
    assertType(<ConnectButton permissions={['accounts']} accountType="personal" />)
    // @ts-expect-error a param of another method
    assertType(<ConnectButton permissions={['accounts']} paymentIntentId="intent" />)
    // @ts-expect-error the kit decides the type
    assertType(<ConnectButton permissions={['accounts']} type="submit" />)
  })

  it('refuses credentials, with the explanation as the type', () => {
    // @ts-expect-error a secret belongs on the backend
    assertType(<ConnectButton permissions={['accounts']} clientSecret="secret" />)
    // @ts-expect-error a token comes through fetchAccessToken
    assertType(<ConnectButton permissions={['accounts']} access_token="token" />)
    type Explained = NonNullable<ComponentProps<typeof ConnectButton>['clientSecret']>
    expectTypeOf<keyof Explained>().toEqualTypeOf<'a client secret or token never goes here: use fetchAccessToken'>()
  })
})

describe('the other buttons', () => {
  it('require what their method does', () => {
    const urls = { successRedirectUrl: 'https://shop.example/ok', failRedirectUrl: 'https://shop.example/failed' }
    assertType(<ReconnectButton reconnectId="reconnect" />)
    assertType(<PayButton bulkPaymentIntentId="bulk" customerId={null} appState={{ order: 7 }} />)
    assertType(<CheckoutButton paymentIntentId="intent" {...urls} />)
    assertType(<AuthorizeConsentButton consentId="consent" {...urls} />)
    assertType(<ManageConsentsButton consentType={['payment', 'data']} />)
    assertType(<VerifyAddressButton customerName="Mei Santos" />)
    // @ts-expect-error which connection
    assertType(<ReconnectButton />)
    // @ts-expect-error one intent or a bulk of them
    assertType(<PayButton paymentIntentId="intent" bulkPaymentIntentId="bulk" />)
    // @ts-expect-error where to come back to
    assertType(<CheckoutButton paymentIntentId="intent" />)
    // @ts-expect-error a screen of a customer's own has no guest
    assertType(<ManageConsentsButton customerId={null} />)
  })

  it('are told apart by method in LeanButton', () => {
    assertType(<LeanButton method="connect" permissions={['accounts']} />)
    assertType(<LeanButton method="updatePaymentSource" paymentDestinationId="destination" />)
    // @ts-expect-error permissions are missing
    assertType(<LeanButton method="connect" />)
    // @ts-expect-error LinkSDK has no such method
    assertType(<LeanButton method="authorize" />)
    // @ts-expect-error a token comes through fetchAccessToken
    assertType(<LeanButton method="manageConsents" accessToken="token" />)
  })
})

describe('LeanProvider', () => {
  it('takes a client or its options, never both', () => {
    assertType(<LeanProvider {...options} customerId={null} preload="mount" />)
    assertType(<LeanProvider client={client} customerId="customer" language="ar" />)
    assertType(<LeanProvider appToken="app" country="ae" tokenUrl="/api/lean/token" customerId="customer" />)
    // @ts-expect-error two sources of tokens
    assertType(<LeanProvider {...options} tokenUrl="/api/lean/token" />)
    // @ts-expect-error both
    assertType(<LeanProvider {...options} client={client} />)
    // @ts-expect-error an option that belongs to the client
    assertType(<LeanProvider client={client} onEvent={() => {}} />)
    // @ts-expect-error neither
    assertType(<LeanProvider customerId="customer" />)
  })

  it('refuses credentials', () => {
    // @ts-expect-error a secret belongs on the backend
    assertType(<LeanProvider {...options} clientSecret="secret" />)
    // @ts-expect-error a token comes through fetchAccessToken
    assertType(<LeanProvider client={client} accessToken="token" />)
  })

  it('takes words for some of the texts of either language', () => {
    assertType<LeanProviderProps['messages']>({
      ar: { retry: 'مرة أخرى' },
      en: { connect: 'Add bank', cancelled: 'Left' },
    })
    // @ts-expect-error no such text
    assertType<LeanProviderProps['messages']>({ en: { loading: 'Loading' } })
  })
})

describe('hooks', () => {
  it('types params per method, with customerId from the provider', () => {
    assertType(useLeanFlow('manageConsents', {}))
    assertType(useLeanFlow('connect', { permissions: ['accounts'], customerId: 'other' }))
    assertType(useLeanFlow('pay', { paymentIntentId: 'intent', customerId: null }))
    assertType(useLeanFlow('pay', { bulkPaymentIntentId: 'bulk' }))
    assertType(useLeanFlow('verifyAddress', { customerName: 'Mei Santos' }))
    // @ts-expect-error permissions are missing
    assertType(useLeanFlow('connect', {}))
    // @ts-expect-error one intent or a bulk of them
    assertType(useLeanFlow('pay', { paymentIntentId: 'intent', bulkPaymentIntentId: 'bulk' }))
    // @ts-expect-error checkout has to know where to come back to
    assertType(useLeanFlow('checkout', { paymentIntentId: 'intent' }))
    // @ts-expect-error LinkSDK has no such method
    assertType(useLeanFlow('authorize', {}))
    // @ts-expect-error a token comes through fetchAccessToken
    assertType(useLeanFlow('connect', { permissions: ['accounts'], accessToken: 'token' }))
    expectTypeOf<FlowParams<'manageConsents'>['customerId']>().toEqualTypeOf<string | undefined>()
  })

  it('types what the hooks give', () => {
    const flow = useLeanFlow('connect', { permissions: ['accounts'] })
    expectTypeOf(flow.status).toEqualTypeOf<ButtonStatus>()
    if (flow.status === 'success') {
      expectTypeOf(flow.result).toEqualTypeOf<LeanResult>()
      expectTypeOf(flow.error).toEqualTypeOf<null>()
    } else if (flow.status === 'error') {
      expectTypeOf(flow.error).toEqualTypeOf<LeanError>()
      expectTypeOf(flow.result).toEqualTypeOf<null>()
    } else expectTypeOf(flow.result).toEqualTypeOf<LeanResult | null>()
    expectTypeOf(flow.open()).resolves.toEqualTypeOf<LeanResult | null>()
    expectTypeOf(useLean()).toEqualTypeOf<LeanClient>()
    expectTypeOf(useLeanState((state) => state.flow)).toEqualTypeOf<LeanState['flow']>()
    const token = useLeanToken({ prefetch: true })
    expectTypeOf(token.status).toEqualTypeOf<'idle' | 'loading' | 'ready' | 'error'>()
    expectTypeOf(token.getToken()).resolves.toEqualTypeOf<string>()
    expectTypeOf(token).not.toHaveProperty('token')
  })
})
