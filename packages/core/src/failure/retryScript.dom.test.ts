/** The probe after the last try: what it makes of a server that answers, of none, and of one that leaves it hanging. */
import { afterEach, expect, it, vi } from 'vitest'
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
