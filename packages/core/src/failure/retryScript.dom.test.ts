/** The probe after the last try: what it makes of a server that answers, of none, and of one that leaves it hanging. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { connectParams, createTestClient, outcomeOf } from '../../test/createTestClient.ts'
import { expectNoSecrets } from '../../test/expectNoSecrets.ts'
import { pass, settled, stopClocks } from '../../test/page.ts'

const watch = expectNoSecrets()
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

it.each<[string, (signal: AbortSignal) => Promise<Response>, string]>([
  ['answers', () => Promise.resolve(new Response()), 'http'],
  ['cannot be reached', () => Promise.reject(new TypeError('Failed to fetch')), 'blocked'],
  [
    'never answers, within its own limit of time',
    (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
    'blocked',
  ],
])('a server that %s', async (_, answer, reason) => {
  const limit = new AbortController()
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(limit.signal)
  const probe = vi.fn(async (_url: string, { signal }: RequestInit) => answer(signal!))
  vi.stubGlobal('fetch', probe)
  const { client } = createTestClient(watch, { scriptUrl: 'https://x.example/lean.js' })
  stopClocks()
  const outcome = outcomeOf(watch, client.connect(connectParams))
  await settled()
  while (!probe.mock.calls.length) {
    document.querySelector('script[src*="x.example"]')?.dispatchEvent(new Event('error'))
    await pass(1_000)
  }
  expect(timeout).toHaveBeenCalledWith(5_000)
  limit.abort()
  expect((await outcome).error).toMatchObject({ code: 'sdk_load_failed', reason })
})

describe('a refusal by a policy', () => {
  const refused = {
    disposition: 'enforce',
    effectiveDirective: 'script-src-elem',
    blockedURI: 'https://x.example/lean.js',
  }
  /** What the load ends with when every tag fails and this is reported with the first retry. */
  async function endAfter(violation: object) {
    vi.stubGlobal('fetch', async () => new Response())
    const { client, story } = createTestClient(watch, { scriptUrl: 'https://x.example/lean.js' })
    stopClocks()
    const outcome = outcomeOf(watch, client.connect(connectParams))
    await settled()
    const tag = () => document.querySelector('script[src*="x.example"]')
    for (let turn = 0; turn < 30 && tag(); turn++) {
      tag()?.dispatchEvent(new Event('error'))
      await pass(100)
      document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), { ...refused, ...violation }))
      await pass(900)
    }
    const { error } = await outcome
    return { reason: error?.reason, retries: story('script').filter((line) => line === 'script retry').length }
  }

  it('of this very script, in force, is csp, and is not tried eight times', async () => {
    const { reason, retries } = await endAfter({})
    expect(reason).toBe('csp')
    expect(retries).toBeLessThan(3)
  })

  it.each<[string, object]>([
    ['of a policy that only reports', { disposition: 'report' }],
    ['of another script', { blockedURI: 'https://ads.example/ad.js' }],
    [
      'of Trusted Types, by another library',
      { effectiveDirective: 'trusted-types', blockedURI: 'trusted-types-policy' },
    ],
    ['of a Trusted Types sink, only reported', { disposition: 'report', blockedURI: 'trusted-types-sink' }],
  ])('%s is none of LinkSDK’s', async (_, violation) => {
    expect(await endAfter(violation)).toEqual({ reason: 'http', retries: 8 })
  })
})
