/** The bank list: Lean's published sample in camelCase, kept for five minutes, and nothing in it that a page must not be given. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { grant, sendJson, startUpstream, type Upstream, type UpstreamRequest } from '../../test/startUpstream.ts'
import { createLeanAuth, type LeanAuthOptions } from '../index.ts'

/** From Lean's published samples (lean-postman, 2026-05-13). */
const sample = {
  identifier: 'LEAN_OF_RETAIL_UAE',
  name: 'Lean Open Finance MockBank',
  arabic_name: null,
  commercial_name: 'Lean Open Finance MockBank',
  commercial_name_arabic: null,
  logo: 'https://cdn.leantech.me/img/banks/white-lean.png',
  logo_alt: 'https://cdn.leantech.me/img/banks/white-lean.svg',
  main_color: '#1beb75',
  background_color: '#ffffff',
  theme: 'light',
  country_code: 'ARE',
  active: true,
  mock: true,
  traits: ['auth-redirect', 'open-finance'],
  supported_account_types: ['CREDIT', 'SAVINGS', 'CURRENT'],
  bank_type: 'RETAIL',
  swift_code: 'MOCKAE01',
  transfer_limits: [{ currency: 'AED', min: 5, max: 50000 }],
  account_type: 'PERSONAL',
  connection_type: 'OPEN_BANKING',
  availability: { active: { payments: true, data: true }, enabled: { payments: false, data: true } },
}
const bank = {
  identifier: 'LEAN_OF_RETAIL_UAE',
  name: 'Lean Open Finance MockBank',
  arabicName: null,
  logo: 'https://cdn.leantech.me/img/banks/white-lean.png',
  logoAlt: 'https://cdn.leantech.me/img/banks/white-lean.svg',
  mainColor: '#1beb75',
  backgroundColor: '#ffffff',
  theme: 'light',
  countryCode: 'ARE',
  bankType: 'RETAIL',
  accountType: 'PERSONAL',
  traits: ['auth-redirect', 'open-finance'],
  isMock: true,
  isAvailable: { data: true, payments: false },
}

let upstream: Upstream
let api: (request: UpstreamRequest) => void
beforeAll(async () => {
  upstream = await startUpstream()
})
afterAll(() => upstream.stop())
beforeEach(() => {
  upstream.requests.length = 0
  api = ({ response }) => sendJson(response, 200, [sample])
  upstream.respond = (request) => (request.path === '/oauth2/token' ? grant(request) : api(request))
})
afterEach(() => void vi.useRealTimers())

const createAuth = (over: Partial<LeanAuthOptions> = {}) =>
  createLeanAuth({
    clientId: 'app',
    clientSecret: 's',
    country: 'ae',
    authBaseUrl: upstream.url,
    apiBaseUrl: upstream.url,
    ...over,
  })
const apiPaths = () => upstream.requests.map(({ path }) => path).filter((path) => path !== '/oauth2/token')

it('listBanks gives what a page needs of each bank', async () => {
  expect(await createAuth().listBanks()).toEqual([bank])
  expect(apiPaths()).toEqual(['/banks/v1/'])
})

it('listBanks asks for one type of account where it is named', async () => {
  await createAuth().listBanks({ accountType: 'BUSINESS' })
  expect(apiPaths()).toEqual(['/banks/v1/?account_types=BUSINESS'])
})

it('listBanks refuses another type of account before any request', async () => {
  await expect(createAuth().listBanks({ accountType: 'personal' as 'PERSONAL' })).rejects.toMatchObject({
    code: 'invalid_options',
  })
  expect(upstream.requests).toHaveLength(0)
})

describe('the cache', () => {
  it('asks Lean once in five minutes for each type of account, also for callers at the same time', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const auth = createAuth()
    await Promise.all([auth.listBanks(), auth.listBanks(), auth.listBanks({ accountType: 'PERSONAL' })])
    vi.advanceTimersByTime(299_999)
    await auth.listBanks()
    expect(apiPaths()).toHaveLength(2)
    vi.advanceTimersByTime(1)
    await auth.listBanks()
    expect(apiPaths()).toHaveLength(3)
  })

  it('keeps no failure', async () => {
    const auth = createAuth()
    api = ({ response }) => sendJson(response, 500, {})
    await expect(auth.listBanks()).rejects.toMatchObject({ name: 'LeanApiError', status: 500 })
    api = ({ response }) => sendJson(response, 200, [sample])
    expect(await auth.listBanks()).toEqual([bank])
  })

  it('cannot be changed by who got it', async () => {
    const auth = createAuth()
    const banks = await auth.listBanks()
    expect(() => (banks as unknown[]).push('x')).toThrow(TypeError)
    expect(() => Object.assign(banks[0] as object, { name: 'x' })).toThrow(TypeError)
    expect(await auth.listBanks()).toEqual([bank])
  })
})

describe('what Lean answers', () => {
  it.each([
    ['javascript:alert(1)', 'red;background:url(//x)'],
    ['http://cdn.example/x.png', '#12345'],
    ['//cdn.example/x.png', 'rgb(0,0,0)'],
    [7, null],
  ])('a logo %j and a colour %j are left out: a page puts them into its markup', async (logo, color) => {
    api = ({ response }) =>
      sendJson(response, 200, [{ ...sample, logo, logo_alt: logo, main_color: color, background_color: color }])
    expect(await createAuth().listBanks()).toEqual([
      { ...bank, logo: null, logoAlt: null, mainColor: null, backgroundColor: null },
    ])
  })

  it('a bank that is off, or has no identifier or name, is left out', async () => {
    const others = [{ active: false }, { identifier: undefined }, { identifier: '../x y' }, { name: 7 }]
    api = ({ response }) => sendJson(response, 200, [...others.map((over) => ({ ...sample, ...over })), null, sample])
    expect(await createAuth().listBanks()).toEqual([bank])
  })

  it('fields that are absent are null, empty or false', async () => {
    api = ({ response }) => sendJson(response, 200, [{ identifier: 'B', name: 'Bank' }])
    expect(await createAuth().listBanks()).toEqual([
      {
        identifier: 'B',
        name: 'Bank',
        arabicName: null,
        logo: null,
        logoAlt: null,
        mainColor: null,
        backgroundColor: null,
        theme: null,
        countryCode: null,
        bankType: null,
        accountType: null,
        traits: [],
        isMock: false,
        isAvailable: { data: false, payments: false },
      },
    ])
  })

  it('a list of half a megabyte is read, and one of more than a megabyte is not', async () => {
    const list = (bytes: number) => [{ ...sample, international_destinations: 'x'.repeat(bytes) }]
    api = ({ response }) => sendJson(response, 200, list(500_000))
    expect(await createAuth().listBanks()).toEqual([bank])
    api = ({ response }) => sendJson(response, 200, list(1_100_000))
    await expect(createAuth().listBanks()).rejects.toMatchObject({ code: 'upstream_invalid' })
  })

  it.each(['{}', 'null', '<html>', ''])('an answer that is no list (%j) is upstream_invalid', async (body) => {
    api = ({ response }) => response.writeHead(200).end(body)
    await expect(createAuth().listBanks()).rejects.toMatchObject({ code: 'upstream_invalid' })
  })
})
