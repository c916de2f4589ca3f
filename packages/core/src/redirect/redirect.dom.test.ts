/** What becomes of a flow's note: who finds it after a caller that went away, when it goes, and what is no note. */
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { connectParams, createTestClient, createWarmClient, outcomeOf, waits } from '../../test/createTestClient.ts'
import { expectNoSecrets } from '../../test/expectNoSecrets.ts'
import { installVendor, settled } from '../../test/page.ts'
import { leaveNote as note, loadAgain, noteKeys as notes, redirectUrls as urls } from '../../test/redirectNotes.ts'
import { customerId, toJwt } from '../../test/toJwt.ts'

const watch = expectNoSecrets()
const back = `${urls.successRedirectUrl}?customer_id=${customerId}`

const make = () => createTestClient(watch).client

beforeEach(() => {
  loadAgain()
  onTestFinished(() => {
    vi.restoreAllMocks()
  })
})

describe('a return that the first caller did not stay for', () => {
  const captures = vi.fn((config: Record<string, unknown>) =>
    (config['callback'] as (answer: object) => void)({ status: 'SUCCESS' }),
  )
  const shown = { landedOn: 'success', capture: { status: 'success', method: 'captureRedirect' } }
  beforeEach(() => {
    captures.mockClear()
    installVendor({ connect: () => undefined, captureRedirect: captures })
    note()
  })

  it('is shown to the client that follows a destroyed one', async () => {
    const first = make()
    const lost = outcomeOf(watch, first.resumeRedirect(back))
    first.destroy()
    expect(await make().resumeRedirect(back)).toMatchObject(shown)
    expect((await lost).error?.code).toBe('destroyed')
  })

  it('is shown to the client that follows one destroyed while captureRedirect was opening', async () => {
    const first = createTestClient(watch, { fetchAccessToken: () => new Promise(() => {}) }).client
    const lost = outcomeOf(watch, first.resumeRedirect(back))
    await vi.waitFor(() => expect(first.getState().flow.status).toBe('opening'))
    expect(notes()).toEqual([])
    const second = make().resumeRedirect(back)
    first.destroy()
    expect(await second).toMatchObject(shown)
    expect((await lost).error?.code).toBe('destroyed')
  })

  it('is shown to the second call after the signal of the first', async () => {
    const client = make()
    const stop = new AbortController()
    const lost = outcomeOf(watch, client.resumeRedirect(back, { signal: stop.signal }))
    stop.abort()
    expect(await client.resumeRedirect(back, { signal: new AbortController().signal })).toMatchObject(shown)
    expect((await lost).error?.code).toBe('aborted')
    expect(await client.resumeRedirect(back)).toMatchObject(shown)
    expect(captures).toHaveBeenCalledTimes(1)
  })

  it('is not touched by a client that is destroyed already', async () => {
    const client = make()
    client.destroy()
    expect((await outcomeOf(watch, client.resumeRedirect(back))).error?.code).toBe('destroyed')
    expect(notes()).toHaveLength(1)
    expect(await make().resumeRedirect(back)).toMatchObject(shown)
  })

  it('is not shown twice when its own outcome was a failure', async () => {
    captures.mockImplementation((config) => (config['callback'] as (answer: object) => void)({ status: 'ERROR' }))
    const { client } = createTestClient(watch, { settleMs: 0 })
    const both = [client.resumeRedirect(back), client.resumeRedirect(back)]
    const codes = await Promise.all(both.map(async (one) => (await outcomeOf(watch, one)).error?.code))
    expect(codes).toEqual(['link_error', 'link_error'])
    expect(captures).toHaveBeenCalledTimes(1)
  })
})

describe('a note', () => {
  const leave = async (over: object = {}) => {
    const made = await createWarmClient(watch, waits, { settleMs: 1 })
    const flow = outcomeOf(watch, made.client.connect({ ...connectParams, ...urls, ...over }))
    await settled()
    return { ...made, flow }
  }

  it('that is out of date goes with the next return, wherever it leads, and with the next flow', async () => {
    const old = { startedAt: Date.now() - 3_600_000 }
    note(old)
    note({ ...old, appTokenHash: 'another', flowId: 'f-2' })
    note({ ...old, flowId: 'f-3' }, sessionStorage)
    expect(await make().resumeRedirect('https://shop.example/other')).toBeNull()
    expect(notes()).toEqual([])
    note(old)
    await leave()
    expect(notes()).toEqual([expect.not.stringContaining('f-1')])
  })

  it('is no return any more in the tab that wrote it when another tab has used it', async () => {
    await leave()
    expect(notes()).toHaveLength(1)
    // The other tab has a session of its own.
    localStorage.clear()
    loadAgain()
    expect(await make().resumeRedirect(urls.successRedirectUrl)).toBeNull()
  })

  it('goes with the client after the page stayed, and had the focus again', async () => {
    const { client, fake, flow } = await leave()
    fake.reply({ status: 'REDIRECT' })
    expect((await flow).result?.status).toBe('redirecting')
    dispatchEvent(new Event('focus'))
    expect(client.getState().flow.status).toBe('idle')
    expect(notes()).toHaveLength(1)
    client.destroy()
    expect(notes()).toEqual([])
  })

  it.each(['localStorage', 'sessionStorage'] as const)('does without %s, which is null in a WebView', async (name) => {
    const absent = vi.spyOn(window, name, 'get').mockReturnValue(null as never)
    const { client, fake, flow } = await leave()
    const other = name === 'localStorage' ? sessionStorage : localStorage
    expect(Object.keys(other)).toHaveLength(1)
    loadAgain()
    expect(await make().resumeRedirect(urls.successRedirectUrl)).toMatchObject({ landedOn: 'success' })
    client.invalidateAccessToken()
    fake.reply({ status: 'CANCELLED' })
    expect((await flow).result?.status).toBe('cancelled')
    absent.mockRestore()
  })

  it('goes to the session when local storage takes nothing', async () => {
    const { setItem } = Storage.prototype
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(function (this: Storage, ...item) {
      if (this === localStorage) throw new Error('full')
      setItem.apply(this, item)
    })
    await leave()
    expect([Object.keys(localStorage), Object.keys(sessionStorage)]).toMatchObject([[], [expect.any(String)]])
    loadAgain()
    expect(await make().resumeRedirect(urls.failRedirectUrl)).toMatchObject({ landedOn: 'fail' })
  })

  it('of something that is no URL does not stand in the way of others', async () => {
    note({ flowId: 'f-bad', successRedirectUrl: 'https://shop example/ok' })
    note({ method: 'connect', captures: false })
    expect(await make().resumeRedirect(back)).toMatchObject({ journal: { flowId: 'f-1' } })
    expect(notes()).toEqual([])
  })

  it('is not chosen out of two of different customers, and a plain visit is then no return', async () => {
    note()
    note({ flowId: 'f-2', customerId: 'other' })
    expect(await make().resumeRedirect(urls.successRedirectUrl)).toBeNull()
    expect(notes()).toHaveLength(2)
  })

  it.each(['somebody.else', 'a b', 'x'.repeat(256)])(
    'is not used for the customer %s, whose name is not passed on',
    async (other) => {
      note({ method: 'connect', captures: false })
      const { client, story } = createTestClient(watch)
      const returned = await client.resumeRedirect(
        `${urls.successRedirectUrl}?customer_id=${encodeURIComponent(other)}&consent_attempt_id=a-1`,
      )
      expect(returned).toMatchObject({ journal: null, params: { consentAttemptId: 'a-1' } })
      expect(returned?.params).not.toHaveProperty('customerId')
      expect(story('redirect')).toEqual(['redirect mismatch'])
      expect(notes()).toHaveLength(1)
    },
  )
})

it('in KSA, after a preload, a note is written within the call, before the page can have left', async () => {
  const fetchAccessToken = async () => toJwt({ iss: 'https://auth.sandbox.sa.leantech.me' })
  const { client, fake } = await createWarmClient(watch, waits, { country: 'sa', fetchAccessToken })
  await settled()
  const open = client.connect({ ...connectParams, ...urls, showConsentExplanation: true })
  expect([fake.calls.length, notes().length]).toEqual([1, 1])
  fake.reply({ status: 'CANCELLED' })
  await open
})
