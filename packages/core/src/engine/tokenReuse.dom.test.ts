/** One token request per customer at a time, whoever asks and when, and what the same token means when it comes again. */
import { describe, expect, it, vi } from 'vitest'
import {
  connectParams,
  createTestClient,
  fetchToken,
  outcomeOf,
  waits,
  createWarmClient,
} from '../../test/createTestClient.ts'
import { expectNoSecrets } from '../../test/expectNoSecrets.ts'
import { installVendor, pass, settled, stopClocks } from '../../test/page.ts'
import { customerId, toJwt } from '../../test/toJwt.ts'
import type { LeanClient, LeanClientOptions } from '../index.ts'

const watch = expectNoSecrets()
const minutes = 60_000

describe('the same token again is no new token', () => {
  const token = toJwt()
  async function createClientWith(fetchAccessToken: LeanClientOptions['fetchAccessToken']) {
    const made = await createWarmClient(watch, waits, { fetchAccessToken })
    stopClocks()
    await made.client.getAccessToken(customerId, { refresh: true })
    return made
  }
  const codeOf = async (promise: Promise<unknown>) =>
    (
      await outcomeOf(
        watch,
        promise.then(() => ({})),
      )
    ).error?.code

  it('its first expiry holds: 55 minutes later it is refused, and LinkSDK is not called', async () => {
    const { client, fake } = await createClientWith(async () => token)
    const { expiresAt } = client.getState().tokens[customerId]!
    await pass(5 * minutes)
    await client.getAccessToken(customerId, { refresh: true })
    expect(client.getState().tokens[customerId]?.expiresAt).toBe(expiresAt)
    await pass(50 * minutes)
    expect(await codeOf(client.connect(connectParams))).toBe('token_expiring')
    expect(fake.calls).toEqual([])
  })

  it('also after it was invalidated', async () => {
    const { client } = await createClientWith(async () => token)
    await pass(55 * minutes)
    client.invalidateAccessToken()
    expect(await codeOf(client.getAccessToken(customerId))).toBe('token_expiring')
  })

  it('also when another one came in between', async () => {
    const tokens = [token, toJwt({ jti: 'other' })]
    const { client } = await createClientWith(async () => tokens.reverse()[0]!)
    for (let time = 0; time < 3; time++) await client.getAccessToken(customerId, { refresh: true })
    await pass(55 * minutes)
    expect(await codeOf(client.getAccessToken(customerId))).toBe('token_expiring')
    expect(await codeOf(client.getAccessToken(customerId))).toBe('token_expiring')
  })

  it('a shorter expires_in that comes with it later counts', async () => {
    let expiresIn = 3_600
    const { client } = await createClientWith(async () => ({ access_token: token, expires_in: expiresIn }))
    expiresIn = 900
    await client.getAccessToken(customerId, { refresh: true })
    expect(client.getState().tokens[customerId]!.expiresAt! - Date.now()).toBeLessThanOrEqual(900_000)
  })

  it('a new token has a life of its own', async () => {
    const { client } = await createClientWith(async () => toJwt({ jti: crypto.randomUUID() }))
    await pass(55 * minutes)
    await client.getAccessToken(customerId)
    expect(client.getState().tokens[customerId]!.expiresAt! - Date.now()).toBe(60 * minutes)
  })
})

describe('one request per customer is in flight', () => {
  it('when a listener asks for the same token at "requested"', async () => {
    const fetchAccessToken = vi.fn(fetchToken)
    const asked: Promise<string>[] = []
    const statuses: unknown[] = []
    const made: { client?: LeanClient } = {}
    const onEvent: LeanClientOptions['onEvent'] = (event) => {
      if (event.type !== 'token' || event.status !== 'requested' || asked.length > 20) return
      statuses.push(made.client!.getState().tokens[customerId]?.status)
      asked.push(made.client!.getAccessToken(customerId))
    }
    const { client } = createTestClient(watch, { fetchAccessToken, onEvent })
    made.client = client
    const token = await client.getAccessToken(customerId)
    expect(await Promise.all(asked)).toEqual([token])
    expect(statuses).toEqual(['loading'])
    expect(fetchAccessToken).toHaveBeenCalledTimes(1)
  })

  it('when a subscriber asks for it on every change', async () => {
    const fetchAccessToken = vi.fn(fetchToken)
    const { client } = createTestClient(watch, { fetchAccessToken })
    let asked = 0
    client.subscribe(() => {
      if (asked++ < 20) client.getAccessToken(customerId).catch(() => {})
    })
    await client.getAccessToken(customerId)
    await settled()
    expect(fetchAccessToken).toHaveBeenCalledTimes(1)
  })

  it('when the fetcher itself asks for it', async () => {
    const { client } = await createWarmClient(watch, waits)
    let calls = 0
    const fetchAccessToken: LeanClientOptions['fetchAccessToken'] = async (request) => {
      if (calls++ < 20) void client.getAccessToken(customerId).catch(() => {})
      return fetchToken(request)
    }
    client.setOptions({ fetchAccessToken })
    client.invalidateAccessToken()
    await client.getAccessToken(customerId)
    expect(calls).toBe(1)
  })

  it('when who is aborted asks again at once: the state tells of the new request', async () => {
    const requests: AbortSignal[] = []
    const { client } = createTestClient(watch, {
      fetchAccessToken: ({ signal }) =>
        new Promise((_, reject) => {
          requests.push(signal)
          signal.addEventListener('abort', () => {
            if (requests.length < 2) void client.getAccessToken(customerId).catch(() => {})
            reject(new Error('aborted'))
          })
        }),
    })
    void outcomeOf(watch, client.getAccessToken(customerId))
    await vi.waitFor(() => expect(requests).toHaveLength(1))
    client.invalidateAccessToken()
    await settled()
    expect(requests).toHaveLength(2)
    expect(client.getState().tokens[customerId]?.status).toBe('loading')
  })
})

it('the state of the script is set before its event tells of it', async () => {
  installVendor({ connect: () => undefined })
  const seen: unknown[] = []
  const { client } = createTestClient(watch, {
    onEvent: (event) => event.type === 'script' && seen.push([event.status, client.getState().script.status]),
  })
  await client.preload()
  expect(seen).toEqual([
    ['loading', 'loading'],
    ['ready', 'ready'],
  ])
})
