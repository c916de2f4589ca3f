/** Whatever the app's functions throw, be it no error at all or one that cannot be read: an answer, or a LeanServerError. */
import { describe, expect, it, vi } from 'vitest'
import { createLeanAuth, createTokenHandler, LeanServerError, verifyWebhook, type LeanAuth } from './index.ts'
import { createHmac } from 'node:crypto'

const unreadable = () => {
  throw new Error('planted-secret')
}
const thrown: [string, unknown][] = [
  ['undefined', undefined],
  ['null', null],
  ['a symbol', Symbol('planted-secret')],
  ['an object without a prototype', Object.create(null)],
  ['a message that is no text', Object.assign(new Error('x'), { message: ['planted-secret'], stack: [{}] })],
  ['a message that throws', Object.defineProperty(new Error('x'), 'message', { get: unreadable })],
  [
    'a code and a cause that throw',
    Object.defineProperties({}, { code: { get: unreadable }, cause: { get: unreadable } }),
  ],
  ['a proxy that refuses everything', new Proxy({}, { get: unreadable, has: unreadable, getPrototypeOf: unreadable })],
]

const options = { clientId: 'app', clientSecret: 'planted-secret', country: 'ae' } as const
const token = { access_token: 't', token_type: 'Bearer', expires_in: 3599, scope: 'customer.one' }
const body = JSON.stringify({ type: 't', event_id: 'e', timestamp: '2026-05-13T19:52:24Z' })
const createRequest = (headers: Record<string, string> = {}) =>
  new Request('https://app.example/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://app.example', ...headers },
    body,
  })

describe.each(thrown)('%s', (_name, value) => {
  const thrower = (): never => {
    throw value
  }
  const expectServerError = async (call: Promise<unknown>) => {
    const error: unknown = await call.catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(LeanServerError)
    expect((error as Error).message).not.toContain('planted-secret')
  }

  it.each(['identify', 'rateLimit'])('thrown by %s is 500 and reported', async (name) => {
    const onError = vi.fn()
    const auth = { createCustomerToken: async () => token } as unknown as LeanAuth
    const handle = createTokenHandler({ auth, identify: () => 'one', [name]: thrower, onError })
    expect((await handle(createRequest())).status).toBe(500)
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.any(LeanServerError))
  })

  it('thrown by createCustomerToken is 500 and reported', async () => {
    const onError = vi.fn()
    const auth = { createCustomerToken: thrower } as unknown as LeanAuth
    expect((await createTokenHandler({ auth, identify: () => 'one', onError })(createRequest())).status).toBe(500)
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.any(LeanServerError))
  })

  it('thrown by onError costs no answer', async () => {
    const auth = { createCustomerToken: () => Promise.reject(new LeanServerError('upstream_timeout', 'x')) }
    const handle = createTokenHandler({ auth: auth as unknown as LeanAuth, identify: () => 'one', onError: thrower })
    expect((await handle(createRequest())).status).toBe(504)
  })

  it('thrown by fetch or clientSecret is a LeanServerError', async () => {
    await expectServerError(createLeanAuth({ ...options, fetch: thrower }).createCustomerToken('one'))
    await expectServerError(createLeanAuth({ ...options, fetch: thrower, legacyMtls: true }).fetch('/banks/v1/'))
    await expectServerError(createLeanAuth({ ...options, clientSecret: thrower }).getApiToken())
  })

  it('thrown by a store counts as an empty store', async () => {
    const fetch = async () => Response.json({ ...token, scope: 'api' })
    const auth = createLeanAuth({ ...options, fetch, store: { get: thrower, set: thrower } })
    await expect(auth.getApiToken()).resolves.toBe('t')
  })

  it('thrown by seen is a LeanServerError', async () => {
    const signature = createHmac('sha512', 'planted-secret').update(body).digest('hex')
    await expectServerError(
      verifyWebhook(createRequest({ 'lean-signature': signature }), 'planted-secret', { seen: thrower }),
    )
  })
})
