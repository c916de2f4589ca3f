/** Which visits are a return from the bank, and what comes back with one: the ways in which apps choose, write and clean their addresses. */
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { connectParams, createTestClient, createWarmClient, outcomeOf, waits } from '../../test/createTestClient.ts'
import { expectNoSecrets } from '../../test/expectNoSecrets.ts'
import { installVendor, settled } from '../../test/page.ts'
import { leaveNote, loadAgain, noteKeys, redirectUrls } from '../../test/redirectNotes.ts'
import { customerId, plantedSignature, toJwt } from '../../test/toJwt.ts'
import type { LeanClientOptions, LeanEvent, OpenOptions, RedirectReturn } from '../index.ts'

const watch = expectNoSecrets()
const { origin } = location
const captureRedirect = vi.fn((config: Record<string, unknown>) =>
  (config['callback'] as (answer: object) => void)({ status: 'SUCCESS' }),
)
beforeEach(() => {
  captureRedirect.mockClear()
  installVendor({ connect: () => undefined, captureRedirect })
  loadAgain()
})
afterEach(() => {
  vi.restoreAllMocks()
  loadAgain()
})

const fromBank = `customer_id=${customerId}&consent_attempt_id=a-1`
const make = (over: Partial<LeanClientOptions> = {}) => createTestClient(watch, over)
/** A new page load at `path` of this origin, and what the kit makes of it. */
const visit = (path: string): Promise<RedirectReturn | null> => {
  loadAgain(path)
  return make().client.resumeRedirect()
}
/** URLs on this origin. */
const here = (success: string, fail: string) => ({
  successRedirectUrl: origin + success,
  failRedirectUrl: origin + fail,
})
const address = () => location.href.slice(origin.length)
/** Without captureRedirect. */
const connectNote = (over: object) => leaveNote({ method: 'connect', captures: false, ...over })

describe('a page that people visit anyway', () => {
  it.each([
    ['the home page is both URLs', here('/', '/'), '/'],
    ['one page is both URLs', here('/account', '/account'), '/account'],
    ['the home page is one of them', here('/', '/failed'), '/'],
    ['only a query of its own tells the failure', here('/account', '/account?bank=failed'), '/account'],
    ['the flow began on one of them', { ...here('/done', '/cart'), openedOn: 'fail' }, '/cart'],
  ])('is no return without anything of Lean in its address: %s', async (_, over, path) => {
    leaveNote({ method: 'checkout', ...over })
    expect(await visit(path)).toBeNull()
    expect(captureRedirect).not.toHaveBeenCalled()
    expect(noteKeys()).toHaveLength(1)
    expect(await visit(`${path}?${fromBank}`)).toMatchObject({ journal: { method: 'checkout' } })
    expect(noteKeys()).toEqual([])
  })

  it('is the one on which the flow began, as the flow itself notes', async () => {
    loadAgain('/cart')
    const { client } = await createWarmClient(watch, waits)
    const flow = outcomeOf(watch, client.connect({ ...connectParams, ...here('/done', '/cart') }))
    await settled()
    expect(await visit('/cart')).toBeNull()
    expect(await visit('/done')).toMatchObject({ landedOn: 'success' })
    client.destroy()
    await flow
  })

  it('opens nothing by itself where the page is for returns only, without anything of Lean in its address', async () => {
    leaveNote(here('/ok', '/no'))
    expect(await visit('/no')).toMatchObject({ landedOn: 'fail', journal: { method: 'pay' }, capture: null })
    expect(captureRedirect).not.toHaveBeenCalled()
  })

  it.each(['/crm?customer_id=42&tab=2', '/crm?entity_id=e-1&bank_identifier=b', '/crm?consent_attempt_id=&tab=2'])(
    'is no return by names that are not Lean’s alone, and its address is left alone: %s',
    async (path) => {
      expect(await visit(path)).toBeNull()
      expect(address()).toBe(path)
    },
  )

  it.each(['consent_attempt_id=a-1', 'granular_status_code=USER_CANCELLED'])(
    'is a return by %s alone, as in another browser',
    async (query) => {
      expect(await visit(`/crm?tab=2&${query}`)).toMatchObject({ landedOn: 'unknown', journal: null, appState: null })
      expect(address()).toBe('/crm?tab=2')
    },
  )
})

describe('the address', () => {
  it('is read when resumeRedirect is called, before a router cleans it', async () => {
    connectNote(here('/ok', '/no'))
    loadAgain(`/ok?${fromBank}`)
    const returned = make().client.resumeRedirect()
    history.replaceState(null, '', '/home?own=1')
    expect(await returned).toMatchObject({
      landedOn: 'success',
      params: { customerId, consentAttemptId: 'a-1' },
    })
    expect(address()).toBe('/home?own=1')
  })

  it('that the caller hands in is read when it is called, too', async () => {
    connectNote({})
    const url = new URL(`${redirectUrls.failRedirectUrl}?${fromBank}`)
    const returned = make().client.resumeRedirect(url)
    url.pathname = '/elsewhere'
    expect(await returned).toMatchObject({ landedOn: 'fail' })
  })

  it('that is none is refused by name', async () => {
    const { error } = await outcomeOf(watch, make().client.resumeRedirect('https://shop example/'))
    expect(error).toMatchObject({ code: 'invalid_params', problems: [{ path: 'url' }] })
  })

  it('keeps what is not Lean’s as it was written', async () => {
    connectNote(here('/ok', '/no'))
    await visit(`/ok?flag&q=a%20b+c&${fromBank}&entity_id=e#part`)
    expect(address()).toBe('/ok?flag&q=a%20b+c#part')
  })

  it('keeps a query of the redirect URL’s own, though Lean has the same name', async () => {
    connectNote(here('/ok?customer_id=own', '/no'))
    expect(await visit(`/ok?customer_id=own&${fromBank}`)).toMatchObject({
      landedOn: 'success',
      params: { customerId },
    })
    expect(address()).toBe('/ok?customer_id=own')
  })
})

describe('which of the two URLs the page is', () => {
  it.each([
    [
      'fail',
      here('/return?status=success', '/return?status=failed'),
      `/return?status=failed&customer_id=${customerId}`,
    ],
    ['success', here('/return?status=success', '/return?status=failed'), `/return?${fromBank}&status=success`],
    ['unknown', here('/return?status=success', '/return?status=failed'), `/return?${fromBank}`],
    ['fail', here('/return', '/return?failed=1'), `/return?failed=1&${fromBank}`],
    ['success', here('/return', '/return?failed=1'), `/return?${fromBank}`],
    ['success', here('/ok?s=1', '/no?s=1'), `/ok?${fromBank}`],
    ['unknown', here('/return', '/return'), `/return?${fromBank}`],
    ['success', here('/ok/', '/no/'), `/ok?${fromBank}`],
    ['success', here('/ok/index.html', '/no/index.html'), `/ok/?${fromBank}`],
    ['success', here('/app#/bank/done', '/app#/bank/failed'), `/app?${fromBank}#/bank/done`],
    ['fail', here('/app#/bank/done', '/app#/bank/failed'), `/app#/bank/failed?${fromBank}`],
    ['success', here('/app#/bank/done?own=1', '/app#/bank/failed'), `/app#/bank/done?own=1&${fromBank}`],
    ['unknown', here('/app#/bank/done', '/app#/bank/failed'), `/app?${fromBank}`],
    ['fail', here('/return#ok', '/return#no'), `/return?${fromBank}#no`],
    ['success', here('/ok', '/no'), `/ok#${fromBank}`],
    ['success', here('/ok', '/no'), `/ar/ok?${fromBank}`],
    ['fail', here('/en/bank/ok', '/en/bank/no'), `/ar-AE/bank/no?${fromBank}`],
    ['success', here('/en/bank/ok', '/en/bank/no'), `/bank/ok?${fromBank}`],
    ['fail', here('/ok', '/no'), '/ar/no?granular_status_code=USER_CANCELLED&status_additional_info=x'],
    ['success', here('/', '/failed'), `/ar?${fromBank}`],
  ])('is told as %s of %j at %s', async (landedOn, urls, path) => {
    connectNote(urls)
    expect(await visit(path)).toMatchObject({ landedOn, journal: { flowId: 'f-1' } })
    expect(address()).not.toMatch(/consent_attempt_id|customer_id|granular/)
  })

  it.each([
    ['without the customer', '/ar/ok?entity_id=e-1'],
    ['without anything of Lean', '/ar/ok'],
    ['of another customer', '/ar/ok?customer_id=other'],
    ['with a path that is no locale', `/shop/ok?customer_id=${customerId}`],
    ['at a path of as many letters', `/my?customer_id=${customerId}`],
  ])('is not guessed by a locale %s', async (_, path) => {
    connectNote(here('/ok', '/no'))
    expect(await visit(path)).toBeNull()
    expect(noteKeys()).toHaveLength(1)
  })

  it('is named with the page’s own path in a warning when the note has another one', async () => {
    connectNote(here('/ok', '/no'))
    loadAgain(`/done?${fromBank}`)
    const { client, events, story } = make()
    expect(await client.resumeRedirect()).toMatchObject({ journal: null })
    expect(story('redirect', 'warning')).toEqual(['redirect no_journal', 'warning redirect_path'])
    const warning = events.find(({ type }) => type === 'warning') as LeanEvent & { type: 'warning' }
    expect(warning).toMatchObject({ path: '/done', message: expect.stringMatching(/\/done.*\/ok.*\/no/) as string })
  })
})

describe('of several notes', () => {
  it('the newest of the same customer and URLs counts, and the older ones go', async () => {
    leaveNote({ flowId: 'f-old', startedAt: Date.now() - 120_000, appState: 'old' })
    leaveNote({ flowId: 'f-new', startedAt: Date.now() - 60_000, appState: 'new' })
    leaveNote({ flowId: 'f-other', customerId: 'other' })
    const back = `${redirectUrls.successRedirectUrl}?customer_id=${customerId}&consent_attempt_id=a-2`
    expect(await make().client.resumeRedirect(back)).toMatchObject({ journal: { flowId: 'f-new' }, appState: 'new' })
    expect(noteKeys()).toEqual(['lean-link:f-other'])
  })

  it('none counts when they are of different customers and the address names none', async () => {
    leaveNote({ flowId: 'f-1' })
    leaveNote({ flowId: 'f-2', customerId: 'other' })
    const back = `${redirectUrls.successRedirectUrl}?consent_attempt_id=a-2`
    expect(await make().client.resumeRedirect(back)).toMatchObject({ journal: null })
    expect(noteKeys()).toHaveLength(2)
  })

  it('the one whose own query the address has counts', async () => {
    connectNote({ flowId: 'f-1', ...here('/return?order=1', '/failed?order=1') })
    connectNote({ flowId: 'f-2', ...here('/return?order=2', '/failed?order=2'), startedAt: Date.now() })
    expect(await visit(`/return?order=1&${fromBank}`)).toMatchObject({
      landedOn: 'success',
      journal: { flowId: 'f-1' },
    })
    expect(noteKeys()).toEqual(['lean-link:f-2'])
  })
})

describe('a clock', () => {
  it.each([
    ['ahead of the page’s', 600_000],
    ['set back meanwhile', -120_000],
  ])('%s does not hide a return', async (_, offsetMs) => {
    connectNote({})
    const now = Date.now() + offsetMs
    vi.spyOn(Date, 'now').mockImplementation(() => now)
    expect(await make().client.resumeRedirect(`${redirectUrls.successRedirectUrl}?${fromBank}`)).toMatchObject({
      landedOn: 'success',
    })
  })

  it('ahead of the page’s does not make a flow of this page one that came back to it', async () => {
    loadAgain('/ok')
    const { client } = await createWarmClient(watch, waits)
    const now = Date.now() - 600_000
    vi.spyOn(Date, 'now').mockImplementation(() => now)
    const flow = outcomeOf(watch, client.connect({ ...connectParams, ...here('/ok', '/no') }))
    await settled()
    expect(await client.resumeRedirect(`/ok?customer_id=${customerId}`, { cleanUrl: false })).not.toBeNull()
    client.destroy()
    await flow
  })
})

describe('an address of a flow of this very page, handed in by a native shell', () => {
  const handedIn = `${redirectUrls.successRedirectUrl}?${fromBank}`
  const openHere = async (over: Partial<LeanClientOptions> = {}) => {
    const made = await createWarmClient(watch, waits, over)
    const flow = outcomeOf(watch, made.client.connect({ ...connectParams, ...redirectUrls }))
    await settled()
    return { ...made, flow }
  }

  it('is the return, and ends the flow that LinkSDK said REDIRECT of', async () => {
    const { client, fake, flow } = await openHere({ settleMs: 1 })
    fake.reply({ status: 'REDIRECT' })
    await flow
    expect(client.getState().flow.status).toBe('redirecting')
    expect(await client.resumeRedirect(handedIn)).toMatchObject({ landedOn: 'success', journal: { method: 'connect' } })
    expect(client.getState().flow.status).toBe('idle')
  })

  it('ends a flow of which LinkSDK said nothing yet: its promise is redirecting', async () => {
    const { client, flow } = await openHere()
    expect(await client.resumeRedirect(handedIn)).toMatchObject({ landedOn: 'success' })
    expect((await flow).result?.status).toBe('redirecting')
    expect(client.getState().flow.status).toBe('idle')
    expect(noteKeys()).toEqual([])
  })

  it('is not the page’s own address', async () => {
    loadAgain('/ok')
    const { client } = await createWarmClient(watch, waits)
    const flow = outcomeOf(watch, client.connect({ ...connectParams, ...here('/ok', '/no') }))
    await settled()
    for (const url of [undefined, location.href, '/ok']) expect(await client.resumeRedirect(url)).toBeNull()
    expect(client.getState().flow.status).toBe('open')
    client.destroy()
    await flow
  })
})

describe('confirm', () => {
  const resume = (url: string, options: Parameters<ReturnType<typeof make>['client']['resumeRedirect']>[1]) =>
    outcomeOf(watch, make().client.resumeRedirect(url, options)) as Promise<{
      result?: RedirectReturn
      error?: { code: string; result?: unknown }
    }>
  const ok = `${redirectUrls.successRedirectUrl}?${fromBank}`

  it.each(['connect', 'pay', 'checkout', 'authorizeConsent'])(
    'is asked on a return of %s that did not land on fail, and not by captureRedirect',
    async (method) => {
      leaveNote({ method, captures: method !== 'connect' })
      const confirm = vi.fn(async () => true)
      const { result } = await resume(ok, { confirm })
      expect(result).toMatchObject({ landedOn: 'success', confirmed: true })
      expect(result?.capture?.confirmed).toBe(method === 'connect' ? undefined : false)
      expect(confirm).toHaveBeenCalledExactlyOnceWith(
        expect.objectContaining({
          status: method === 'connect' ? 'redirecting' : 'success',
          method,
          customerId,
          flowId: 'f-1',
        }),
        { signal: expect.any(AbortSignal) as AbortSignal },
      )
    },
  )

  it('is asked of a guest’s payment, of which captureRedirect shows nothing', async () => {
    leaveNote({ method: 'checkout', customerId: null })
    const confirm = vi.fn(() => true)
    const { result } = await resume(`${redirectUrls.successRedirectUrl}?consent_attempt_id=a-1`, { confirm })
    expect(result).toMatchObject({ capture: null, confirmed: true })
    expect(confirm).toHaveBeenCalledWith(
      expect.objectContaining({ status: 'redirecting', method: 'checkout', customerId: null, flowId: 'f-1' }),
      expect.anything(),
    )
  })

  it('is asked without a note, and with capture: never', async () => {
    const confirm = vi.fn(() => true)
    expect((await resume(ok, { confirm })).result).toMatchObject({ journal: null, confirmed: true })
    loadAgain()
    leaveNote()
    expect((await resume(ok, { confirm, capture: 'never' })).result).toMatchObject({ capture: null, confirmed: true })
    expect(confirm).toHaveBeenCalledTimes(2)
  })

  it('is asked though captureRedirect could show nothing, and its yes counts', async () => {
    captureRedirect.mockImplementationOnce(() => {
      throw new Error('CONFIG_ERROR')
    })
    leaveNote()
    const { result } = await resume(ok, { confirm: () => true })
    expect(result).toMatchObject({ journal: { method: 'pay' }, capture: null, confirmed: true })
  })

  it('is not asked on a return that landed on fail', async () => {
    connectNote({})
    const confirm = vi.fn(() => true)
    const { result } = await resume(`${redirectUrls.failRedirectUrl}?${fromBank}`, { confirm })
    expect(result).toMatchObject({ landedOn: 'fail', confirmed: false })
    expect(confirm).not.toHaveBeenCalled()
  })

  it.each([
    ['says no', () => false],
    [
      'throws',
      () => {
        throw new Error('backend')
      },
    ],
    ['says something else than true', (() => 'yes') as never],
  ])('rejects with confirm_failed when it %s', async (_, confirm: () => boolean) => {
    connectNote({})
    expect((await resume(ok, { confirm })).error).toMatchObject({ code: 'confirm_failed' })
  })

  it('rejects with confirm_timeout when it is slow, and hears of it', async () => {
    connectNote({})
    let heard: AbortSignal | undefined
    const { error } = await resume(ok, {
      confirmTimeoutMs: 1,
      confirm: (_, { signal }) => {
        heard = signal
        return new Promise(() => {})
      },
    })
    expect(error).toMatchObject({ code: 'confirm_timeout', retryable: true })
    expect(heard?.aborted).toBe(true)
  })

  it('is asked again for the caller that follows one who went away meanwhile', async () => {
    connectNote({})
    const controller = new AbortController()
    const first = resume(ok, {
      signal: controller.signal,
      confirm: () => {
        controller.abort()
        return new Promise(() => {})
      },
    })
    expect((await first).error?.code).toBe('aborted')
    const { result } = await resume(ok, { confirm: () => true })
    expect(result).toMatchObject({ journal: { flowId: 'f-1' }, confirmed: true })
  })

  it('ends with the client', async () => {
    connectNote({})
    const { client } = make()
    const confirm = () => {
      client.destroy()
      return new Promise<boolean>(() => {})
    }
    expect((await outcomeOf(watch, client.resumeRedirect(ok, { confirm }))).error?.code).toBe('destroyed')
  })
})

describe('appState', () => {
  const appState = { order: 'o-1', next: ['/thanks', null, true, 1] }
  const open = async (options: OpenOptions, params: object = redirectUrls) => {
    const made = await createWarmClient(watch, waits)
    const flow = outcomeOf(watch, made.client.connect({ ...connectParams, ...params }, options))
    onTestFinished(async () => {
      made.client.destroy()
      await flow
    })
    return { ...made, flow }
  }

  it('comes back as it was when the flow began', async () => {
    const given = structuredClone(appState)
    const { fake } = await open({ appState: given })
    given.order = 'changed'
    await settled()
    expect(fake.calls).toHaveLength(1)
    expect(JSON.stringify(fake.calls)).not.toContain('o-1')
    loadAgain()
    const returned = await make().client.resumeRedirect(`${redirectUrls.successRedirectUrl}?${fromBank}`)
    expect(returned?.appState).toEqual(appState)
  })

  it('is null where nothing was given', async () => {
    connectNote({})
    const returned = await make().client.resumeRedirect(`${redirectUrls.successRedirectUrl}?${fromBank}`)
    expect(returned?.appState).toBeNull()
  })

  it('may be 2,000 characters of JSON', async () => {
    const { fake } = await open({ appState: 'x'.repeat(1_998) })
    expect(fake.calls).toHaveLength(1)
  })

  const cyclic: { self?: unknown } = {}
  cyclic.self = cyclic
  it.each([
    ['longer than that', 'invalid_params', 'x'.repeat(1_999)],
    ['cyclic', 'invalid_params', cyclic],
    ['a function', 'invalid_params', () => undefined],
    ['a big number', 'invalid_params', 1n],
    ['with a credential’s name', 'client_secret_in_browser', { deep: [{ client_secret: 'x' }] }],
    ['with one where others are not looked for', 'client_secret_in_browser', { customerMetadata: { apiToken: 'x' } }],
    [
      'with a token',
      'client_secret_in_browser',
      { deep: [`Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.${plantedSignature}`] },
    ],
  ])('is refused when it is %s: nothing opens and nothing is kept', async (_, code, refused) => {
    const { fake, flow } = await open({ appState: refused as never })
    expect((await flow).error).toMatchObject({ code, problems: [{ path: 'appState' }] })
    expect(fake.calls).toEqual([])
    expect(noteKeys()).toEqual([])
  })

  it('is refused on a flow without redirect URLs, too', async () => {
    const { flow } = await open({ appState: { accessToken: toJwt() } as never }, {})
    expect((await flow).error?.code).toBe('client_secret_in_browser')
  })
})

describe('the note of a flow that ended with an error', () => {
  const fail = async (answer = { status: 'ERROR' }) => {
    const made = await createWarmClient(watch, waits, { settleMs: 1 })
    const flow = outcomeOf(watch, made.client.connect({ ...connectParams, ...redirectUrls }))
    await settled()
    made.fake.reply(answer)
    expect((await flow).error).toBeDefined()
    return made
  }
  const back = `${redirectUrls.successRedirectUrl}?${fromBank}`

  it.each(['ERROR', 'PENDING'])('stays after %s, for the customer may be on the way to the bank', async (status) => {
    await fail({ status })
    loadAgain()
    expect(await make().client.resumeRedirect(back)).toMatchObject({ landedOn: 'success', journal: { customerId } })
    expect(noteKeys()).toEqual([])
  })

  it('makes no return of a visit without anything of Lean in its address', async () => {
    await fail()
    loadAgain()
    expect(await make().client.resumeRedirect(redirectUrls.failRedirectUrl)).toBeNull()
    expect(noteKeys()).toHaveLength(1)
  })

  it('goes with the next flow of this customer, with or without redirect URLs', async () => {
    for (const params of [redirectUrls, {}]) {
      const { client } = await fail()
      const [kept] = noteKeys()
      const next = outcomeOf(watch, client.connect({ ...connectParams, ...params }))
      await settled()
      expect(noteKeys()).not.toContain(kept)
      client.destroy()
      await next
    }
  })

  it('stays through a flow of another customer', async () => {
    const { client } = await fail()
    const [kept] = noteKeys()
    const next = outcomeOf(watch, client.connect({ ...connectParams, customerId: 'other', ...redirectUrls }))
    await settled()
    expect(noteKeys()).toContain(kept)
    client.destroy()
    await next
  })

  it('is not written again when another tab has used it', async () => {
    const made = await createWarmClient(watch, waits, { settleMs: 1 })
    const flow = outcomeOf(watch, made.client.connect({ ...connectParams, ...redirectUrls }))
    await settled()
    localStorage.clear()
    made.fake.reply({ status: 'ERROR' })
    await flow
    expect(noteKeys()).toEqual([])
  })
})

describe('what the bank says of a failure', () => {
  const failed = (code: string) =>
    `${redirectUrls.failRedirectUrl}?granular_status_code=${code}&status_additional_info=more`

  it.each([
    ['en', /cancelled/],
    ['ar', /[؀-ۿ]/],
  ] as const)('comes with a sentence for the customer in the client’s language: %s', async (language, words) => {
    connectNote({})
    const { client } = make({ language })
    expect(await client.resumeRedirect(failed('USER_CANCELLED'))).toMatchObject({
      landedOn: 'fail',
      params: { granularStatusCode: 'USER_CANCELLED', statusAdditionalInfo: 'more' },
      userMessage: expect.stringMatching(words) as string,
    })
  })

  it.each(['SOMETHING_NEW', '__proto__', 'constructor'])(
    'comes without one for a code that is not known: %s',
    async (code) => {
      connectNote({})
      expect(await make().client.resumeRedirect(failed(code))).toMatchObject({
        params: { granularStatusCode: code },
        userMessage: null,
      })
    },
  )
})

it('a customer id in other letters is the same customer where it is a UUID, and only there', async () => {
  const uuid = '5ff25a68-12e8-4a02-9b64-f37062e7a50c'
  connectNote({ customerId: uuid.toUpperCase() })
  const back = (id: string) => `${redirectUrls.successRedirectUrl}?customer_id=${id}&consent_attempt_id=a-1`
  expect(await make().client.resumeRedirect(back(uuid))).toMatchObject({ journal: { customerId: uuid.toUpperCase() } })
  connectNote({ customerId: 'Cust_1' })
  expect(await make().client.resumeRedirect(back('cust_1'))).toMatchObject({ journal: null })
})
