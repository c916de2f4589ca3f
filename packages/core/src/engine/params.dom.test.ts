/** Params on their way to LinkSDK: every field under Lean's own name, and every mistake named before anything is called. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { installFakeLean, type FakeLean } from '@lean-link/testing'
import { createTestClient, fetchToken, outcomeOf, type OptionOverrides } from '../../test/createTestClient.ts'
import { expectNoSecrets, plantedSecret } from '../../test/expectNoSecrets.ts'
import { settled } from '../../test/page.ts'
import { sampleRisk } from '../../test/sampleRisk.ts'
import { fieldsOf, methodNames, requiredParams, type SampleField, toCamel } from '../../test/sampleParams.ts'
import { appToken, customerId, toJwt } from '../../test/toJwt.ts'
import type { LeanClient, LeanMethod, LeanResult } from '../index.ts'

const watch = expectNoSecrets()
const fetchAccessToken = vi.fn(fetchToken)
let fake: FakeLean

beforeEach(() => {
  fake = installFakeLean(window)
  fetchAccessToken.mockClear()
})
afterEach(() => fake.reset())

const make = (over: OptionOverrides = {}) => createTestClient(watch, { fetchAccessToken, ...over })
/** As JavaScript calls it: with params of any shape. */
const call = (client: LeanClient, method: LeanMethod, params: unknown): Promise<LeanResult> =>
  client[method](params as never)

/** The problems' paths of a refusal, after which neither LinkSDK nor the token endpoint was called and nothing was loaded. */
async function refuse(method: LeanMethod, params: unknown, over: OptionOverrides = {}) {
  const { client, story } = make(over)
  const { error } = await outcomeOf(watch, call(client, method, params))
  await settled()
  expect(fake.calls).toEqual([])
  expect(fetchAccessToken).not.toHaveBeenCalled()
  expect(document.querySelector('script')).toBeNull()
  expect(story('token', 'script', 'open')).toEqual([])
  return error
}
const pathsOf = async (...given: Parameters<typeof refuse>) => {
  const error = await refuse(...given)
  expect(error?.code).toBe('invalid_params')
  expect(error?.problems?.every(({ path, message }) => error.message.includes(path) && message !== '')).toBe(true)
  return error?.problems?.map(({ path }) => path)
}

const allFields: [method: LeanMethod, field: SampleField][] = methodNames.flatMap((method) =>
  fieldsOf(method).map((field): [LeanMethod, SampleField] => [method, field]),
)
const withField = (method: LeanMethod, field: SampleField, value: unknown = field.value) => {
  const params = { ...requiredParams(method), [field.name]: value }
  if (field.name === 'bulkPaymentIntentId') Reflect.deleteProperty(params, 'paymentIntentId')
  return params
}
const guest = { app_token: appToken, sandbox: true, language: 'en' }
const kit = { ...guest, access_token: '[jwt]' }

describe('reaches LinkSDK under its own name', () => {
  it.each(allFields.map(([method, field]) => [method, field.wire, field] as const))(
    '%s: %s',
    async (method, wire, field) => {
      const { client } = make()
      await call(client, method, withField(method, field))
      expect(fake.calls.map((one) => one.method)).toEqual([method])
      expect(fake.calls[0]?.config[wire]).toEqual(field.sent)
    },
  )

  it.each(methodNames)('%s: all fields at once, and nothing else', async (method) => {
    const { client } = make()
    const fields = fieldsOf(method).filter(({ wire }) => wire !== 'bulk_payment_intent_id')
    const owner = ['reconnect', 'pay', 'checkout'].includes(method) ? { customerId } : {}
    const result = await call(client, method, {
      ...owner,
      ...Object.fromEntries(fields.map(({ name, value }) => [name, value])),
    })
    expect(fake.calls[0]?.config).toEqual({
      ...kit,
      ...Object.fromEntries(fields.map(({ wire, sent }) => [wire, sent])),
    })
    expect(result).toMatchObject({ method, customerId })
  })

  it.each(methodNames)('%s: the least that it can be called with', async (method) => {
    const { client } = make()
    await call(client, method, requiredParams(method))
    const sent = fieldsOf(method).filter(
      ({ required, wire }) => required || (method === 'pay' && wire === 'payment_intent_id'),
    )
    const own = method === 'pay' || method === 'checkout' ? guest : kit
    expect(fake.calls[0]?.config).toEqual({
      ...own,
      ...Object.fromEntries(sent.map((field) => [field.wire, field.sent])),
    })
  })

  it('a field that is undefined is left out', async () => {
    const { client } = make()
    const gaps = Object.fromEntries(
      fieldsOf('connect')
        .filter(({ required }) => !required)
        .map(({ name }) => [name, undefined]),
    )
    await call(client, 'connect', { ...requiredParams('connect'), ...gaps })
    expect(Object.keys(fake.calls[0]?.config ?? {}).toSorted()).toEqual(
      [...Object.keys(kit), 'customer_id', 'permissions'].toSorted(),
    )
  })

  it('extra goes along as it is', async () => {
    const { client } = make()
    const extra = { show_logs: true, newField: { a_b: [1] } }
    await call(client, 'connect', { ...requiredParams('connect'), extra })
    expect(fake.calls[0]?.config).toMatchObject(extra)
  })

  it('what is in supplementary_data of extra is not looked into', async () => {
    const { client } = make()
    const extra = { supplementary_data: { api_token: 'a name only' }, deep: { customer_metadata: { clientSecret: 1 } } }
    await call(client, 'connect', { ...requiredParams('connect'), extra })
    expect(fake.calls[0]?.config).toMatchObject(extra)
  })

  it('customization goes along in Lean’s spelling', async () => {
    const { client } = make({
      customization: {
        themeColor: '#123456',
        themeColorDark: 'rgb(1, 2, 3)',
        buttonTextColor: 'rebeccapurple',
        buttonTextColorDark: '#fff',
        linkColor: '#11223344',
        overlayColor: 'rgba(0,0,0,.5)',
        dialogBackgroundColorLight: 'linear-gradient(90deg, #fff 0%, rgb(1,2,3) 100%)',
        dialogBackgroundColorDark: 'black',
        buttonBorderRadius: 'pill',
        dialogMode: 'contained',
        forceAppearance: 'dark',
      },
    })
    await call(client, 'connect', requiredParams('connect'))
    expect(fake.calls[0]?.config['customization']).toEqual({
      theme_color: '#123456',
      theme_color_dark: 'rgb(1, 2, 3)',
      button_text_color: 'rebeccapurple',
      button_text_color_dark: '#fff',
      link_color: '#11223344',
      overlay_color: 'rgba(0,0,0,.5)',
      dialog_background_color_light: 'linear-gradient(90deg, #fff 0%, rgb(1,2,3) 100%)',
      dialog_background_color_dark: 'black',
      button_border_radius: 'pill',
      dialog_mode: 'contained',
      force_appearance: 'dark',
    })
  })

  it('riskDetails go along whole, down to the last leaf of the facts, and supplementaryData as it is', async () => {
    const { client } = make()
    const { given, sent } = sampleRisk()
    await call(client, 'checkout', { ...requiredParams('checkout'), riskDetails: given })
    expect(fake.calls[0]?.config['risk_details']).toEqual(sent)
  })
})

describe('is refused', () => {
  const requiredFields = allFields.filter(([, { required }]) => required)
  it.each(requiredFields.map(([method, { name }]) => [method, name] as const))(
    '%s without %s',
    async (method, name) => {
      const { [name]: _, ...params } = requiredParams(method)
      expect(await pathsOf(method, params)).toEqual([name])
      expect(await pathsOf(method, { ...params, [name]: null })).toEqual([name])
    },
  )

  it.each(['connect', 'reconnect', 'manageConsents'] as const)(
    '%s without anything: all that is missing',
    async (method) => {
      const missing = Object.keys(requiredParams(method)).toSorted()
      for (const params of [{}, undefined, null, 1, []]) {
        expect((await pathsOf(method, params))?.toSorted()).toEqual(missing)
      }
    },
  )

  it('reconnect and verifyAddress without whose token to fetch', async () => {
    expect(await pathsOf('reconnect', { reconnectId: 'r' })).toEqual(['customerId'])
    expect(await pathsOf('verifyAddress', { customerName: 'n', customerId: null })).toEqual(['customerId'])
  })

  const wrongValues: Record<SampleField['kind'], unknown[]> = {
    customer: ['', ' ', 'a b', 'x'.repeat(256), 1, {}, [], true],
    id: ['', 'a b', 'tab\t', 'x'.repeat(256), 1, {}, [], true, null],
    text: [1, {}, [], true, null],
    flag: ['true', 1, {}, null],
    url: [
      '',
      'shop',
      '/return',
      '//shop.example',
      'http://shop.example/',
      'javascript:alert(1)',
      'data:text/html,x',
      'ftp://shop.example/',
      'file:///x',
      'https://',
      'https:///',
      1,
      {},
      null,
    ],
    date: [
      '',
      'tomorrow',
      '2026',
      '2026-1-1',
      '01/12/2026',
      '2026-13-01',
      '2026-12-01 10:00',
      '2026-12-01T',
      20261201,
      {},
      null,
    ],
    permissions: [
      [],
      '',
      'accounts',
      ['account'],
      ['ACCOUNTS'],
      ['accounts, payments'],
      [''],
      [null],
      ['accounts', 1],
      {},
      null,
    ],
    consent_type: ['PAYMENT', 'payments', '', 1, [], ['data', 'DATA'], null],
    account_type: ['personal', 'RETAIL', '', 1, ['PERSONAL'], null],
    risk: [
      '{}',
      1,
      true,
      [],
      { nope: 1 },
      { transactionIndicators: { channel: 'FAX' } },
      { debtorIndicators: { geoLocation: {} } },
    ],
  }
  it.each(allFields.map(([method, field]) => [method, field.name, field] as const))(
    '%s with a wrong %s',
    async (method, name, field) => {
      for (const value of wrongValues[field.kind]) {
        const paths = await pathsOf(method, withField(method, field, value))
        const heads = new Set(paths?.map((path) => path.split(/[.[]/)[0]))
        expect({ value, wrong: [...heads] }).toEqual({ value, wrong: [name] })
      }
    },
  )

  it('a permission with a comma in it, with what was meant', async () => {
    const error = await refuse('connect', { customerId, permissions: ['accounts, payments'] })
    expect(error?.problems?.[0]?.message).toContain("did you mean ['accounts', 'payments']")
  })

  it('a token among the permissions, without saying it again', async () => {
    const error = await refuse('connect', { customerId, permissions: [toJwt()] })
    expect(error?.problems?.[0]?.message).toContain('[jwt]')
    expect(JSON.stringify(error)).not.toContain('eyJ')
  })

  it('everything that is wrong, at once', async () => {
    const params = {
      permissions: ['nope'],
      accessFrom: 'soon',
      accountType: 'x',
      successRedirectUrl: 'http://shop.example',
      showConsentExplanation: 'yes',
      bankIdentifier: 'a b',
      unknown: 1,
      extra: { customer_id: 'x' },
    }
    expect((await pathsOf('connect', params))?.toSorted()).toEqual([
      'accessFrom',
      'accountType',
      'bankIdentifier',
      'customerId',
      'extra.customer_id',
      'permissions',
      'showConsentExplanation',
      'successRedirectUrl',
      'unknown',
    ])
  })

  it.each([
    [{}],
    [{ paymentIntentId: 'a', bulkPaymentIntentId: 'b' }],
    [{ paymentIntentId: null, bulkPaymentIntentId: null }],
  ])('pay with other than one of its two ids: %o', async (ids) => {
    expect((await refuse('pay', ids))?.code).toBe('invalid_params')
  })

  it.each([
    'appToken',
    'callback',
    'sandbox',
    'language',
    'customization',
    'payments',
    'customer_id',
    'container',
    'toString',
  ])('a param that is none: %s', async (name) =>
    expect(await pathsOf('connect', { ...requiredParams('connect'), [name]: 'x' })).toEqual([name]),
  )

  it('a param of another method', async () => {
    expect(await pathsOf('manageConsents', { customerId, permissions: ['accounts'] })).toEqual(['permissions'])
  })

  it.each([
    'customer_id',
    'customerId',
    'permissions',
    'bank_identifier',
    'bankIdentifier',
    'callback',
    'Callback',
    'sandbox',
    'appToken',
    'APP_TOKEN',
    'Bank_Identifier',
    'PERMISSIONS',
    'language',
    'customization',
  ])('an extra that the kit or the table knows: %s', async (name) => {
    const error = await refuse('connect', { ...requiredParams('connect'), extra: { [name]: 'x' } })
    expect(error?.code).toMatch(/^(invalid_params|client_secret_in_browser)$/)
    expect(error?.problems?.map(({ path }) => path)).toEqual([`extra.${name}`])
  })

  it.each(['abc', '', [['x']], [], 1, true, null])('an extra that is no object: %o', async (extra) =>
    expect(await pathsOf('connect', { ...requiredParams('connect'), extra })).toEqual(['extra']),
  )

  it('an extra called __proto__', async () => {
    const extra: unknown = JSON.parse('{"__proto__": {"polluted": true}}')
    expect(await pathsOf('connect', { ...requiredParams('connect'), extra })).toEqual(['extra.__proto__'])
    expect(Reflect.has({}, 'polluted')).toBe(false)
  })

  it('a param called __proto__', async () => {
    const params: unknown = JSON.parse(
      JSON.stringify(requiredParams('connect')).replace('{', '{"__proto__": {"polluted": true},'),
    )
    expect((await refuse('connect', params))?.code).toBe('invalid_params')
  })

  const spellings = [
    'clientSecret',
    'client_secret',
    'CLIENT-SECRET',
    'appSecret',
    'api_token',
    'accessToken',
    'access_token',
    'app_token',
  ]
  it.each(spellings)('a credential, wherever it is: %s', async (name) => {
    for (const [path, params] of [
      [name, { [name]: plantedSecret }],
      [`extra.${name}`, { extra: { [name]: plantedSecret } }],
      [`extra.deep.${name}`, { extra: { deep: { [name]: plantedSecret } } }],
    ] as const) {
      const error = await refuse('connect', { ...requiredParams('connect'), ...params })
      expect(error?.code).toBe('client_secret_in_browser')
      expect(error?.problems?.map((problem) => problem.path)).toEqual([path])
    }
  })

  it('a credential in riskDetails, but not in supplementaryData, which nobody reads', async () => {
    const risk = (debtorIndicators: object) => ({ ...requiredParams('checkout'), riskDetails: { debtorIndicators } })
    expect((await refuse('checkout', risk({ userName: { clientSecret: 'x' } })))?.code).toBe('client_secret_in_browser')
    const { client } = make()
    await call(client, 'checkout', risk({ supplementaryData: { clientSecret: 'a name only' } }))
    expect(fake.calls).toHaveLength(1)
  })

  it('with the path of each wrong leaf of riskDetails', async () => {
    const riskDetails = {
      debtorIndicators: { geoLocation: { latitude: 1 }, deviceInformation: { deviceType: 'FRIDGE', nope: 1 } },
      paymentProcess: { totalDuration: 'long' },
      destinationDeliveryAddress: { nationalAddress: [{ addressType: 'HOME' }] },
    }
    expect((await pathsOf('checkout', { ...requiredParams('checkout'), riskDetails }))?.toSorted()).toEqual([
      'riskDetails.debtorIndicators.deviceInformation.deviceType',
      'riskDetails.debtorIndicators.deviceInformation.nope',
      'riskDetails.debtorIndicators.geoLocation.longitude',
      'riskDetails.destinationDeliveryAddress.nationalAddress[0].addressType',
      'riskDetails.paymentProcess.totalDuration',
    ])
  })

  it.each<[string, unknown]>([
    ['themeColor', 'url(https://x.example/a.png)'],
    ['themeColor', '#12'],
    ['themeColor', 'red; background: url(x)'],
    ['themeColor', 1],
    ['overlayColor', 'linear-gradient(red, blue)'],
    ['dialogBackgroundColorLight', 'linear-gradient(red, url(x))'],
    ['dialogBackgroundColorDark', 'image-set("x")'],
    ['buttonBorderRadius', '50%'],
    ['buttonBorderRadius', -1],
    ['dialogMode', 'Contained'],
    ['forceAppearance', 'auto'],
    ['theme_color', '#123456'],
    ['bottomInset', 1],
  ])('a look that is wrong: %s of %o', async (name, value) => {
    const error = await refuse('connect', requiredParams('connect'), { customization: { [name]: value } })
    expect(error?.code).toBe('invalid_options')
    expect(error?.problems?.map(({ path }) => path)).toEqual([`customization.${name}`])
  })
})

describe('is taken', () => {
  it.each([
    '2026-12-01',
    '2026-12-01T10:00',
    '2026-12-01T10:00:00Z',
    '2026-12-01T10:00:00.000Z',
    '2026-12-01T10:00:00+04:00',
    '2018-11-01T00:00:00+4:00',
  ])('the date %s', async (accessFrom) => {
    const { client } = make()
    await call(client, 'connect', { ...requiredParams('connect'), accessFrom })
    expect(fake.calls[0]?.config['access_from']).toBe(accessFrom)
  })

  it.each(['http://localhost:3000/back', 'http://127.0.0.1/back', 'http://[::1]:3000/'])(
    '%s as a redirect URL, with sandbox only',
    async (successRedirectUrl) => {
      const params = { ...requiredParams('connect'), successRedirectUrl }
      expect(await pathsOf('connect', params, { sandbox: false })).toEqual(['successRedirectUrl'])
      const { client } = make()
      await call(client, 'connect', params)
      expect(fake.calls).toHaveLength(1)
    },
  )

  it('an id of 255 characters', async () => {
    const { client } = make()
    await call(client, 'connect', { ...requiredParams('connect'), bankIdentifier: 'x'.repeat(255) })
    expect(fake.calls).toHaveLength(1)
  })
})

describe('is odd, but no mistake: a warning', () => {
  const warningsOf = async (method: LeanMethod, params: object, over: OptionOverrides = {}) => {
    const { client, events } = make(over)
    await outcomeOf(watch, call(client, method, { ...requiredParams(method), ...params }))
    await settled()
    return events.flatMap((event) => (event.type === 'warning' ? [`${event.code} ${event.path ?? ''}`.trim()] : []))
  }
  const toSaudi = {
    country: 'sa' as const,
    fetchAccessToken: async () => toJwt({ iss: undefined }),
  }

  it('none for what is undisputed', async () => expect(await warningsOf('connect', {})).toEqual([]))

  it('a redirect URL with a query string', async () => {
    expect(await warningsOf('connect', { successRedirectUrl: 'https://shop.example/back?order=1' })).toEqual([
      'redirect_url_query successRedirectUrl',
    ])
  })

  it('an offset that is not ISO, as Lean’s own sample has', async () => {
    expect(await warningsOf('connect', { accessTo: '2018-11-01T00:00:00+4:00' })).toEqual(['date_offset accessTo'])
  })

  it.each(methodNames.filter((method) => !['connect', 'reconnect', 'link'].includes(method)))(
    '%s in Saudi Arabia, which Lean does not list there',
    async (method) => expect(await warningsOf(method, {}, toSaudi)).toContain(`country ${method}`),
  )

  it('connect in Saudi Arabia without what some of Lean’s pages require there', async () => {
    const warnings = await warningsOf('connect', {}, toSaudi)
    expect(warnings.filter((text) => text.startsWith('ksa_field')).toSorted()).toEqual([
      'ksa_field failRedirectUrl',
      'ksa_field showConsentExplanation',
      'ksa_field successRedirectUrl',
    ])
  })
})

it('knows the names of every field of the facts', () => {
  expect(allFields.every(([, { name, wire }]) => name === toCamel(wire))).toBe(true)
  expect(allFields.length).toBeGreaterThan(70)
})
