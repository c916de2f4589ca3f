/** Tainting: what React is told where it offers that, and that nothing changes where it does not. */
import { beforeEach, expect, it, vi } from 'vitest'
import * as common from '../index.ts'
import * as reactServer from '../reactServer.ts'

const react = vi.hoisted(() => ({ experimental_taintUniqueValue: undefined as unknown }))
vi.mock('react', () => react)

const taint = vi.fn<(message: string, lifetime: object, value: string) => void>()
beforeEach(() => {
  taint.mockReset()
  react.experimental_taintUniqueValue = taint
})

let serial = 0
const fetch = async () =>
  Response.json({
    access_token: `api-token-${(serial += 1)}`,
    token_type: 'Bearer',
    expires_in: 3599,
    scope: 'api',
  })
const options = { clientId: 'app', clientSecret: 'the-secret', country: 'ae', fetch } as const
const taintedValues = () => taint.mock.calls.map(([, , value]) => value)

it('the entry has every export of the common one', () => {
  expect(Object.keys(reactServer).toSorted()).toEqual(Object.keys(common).toSorted())
})

it('a client secret is tainted at once, and the message says what to do instead', () => {
  reactServer.createLeanAuth(options)
  expect(taint).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('tokenUrl'), expect.any(Object), 'the-secret')
  expect(taint.mock.calls[0]?.[0]).not.toContain('the-secret')
})

it('a client secret that is read by a function is tainted when it is read', async () => {
  const auth = reactServer.createLeanAuth({ ...options, clientSecret: async () => 'read-secret' })
  expect(taint).not.toHaveBeenCalled()
  await auth.getApiToken()
  expect(taintedValues()).toContain('read-secret')
})

it('each API token is tainted once', async () => {
  const auth = reactServer.createLeanAuth(options)
  const first = await auth.getApiToken()
  await auth.getApiToken()
  const second = await auth.getApiToken({ refresh: true })
  expect(taintedValues()).toEqual(['the-secret', first, second])
})

it("a customer's token is not tainted: the page is where it belongs", async () => {
  const grant = async () =>
    Response.json({ access_token: 'customer-token', token_type: 'Bearer', expires_in: 3599, scope: 'customer.one' })
  await reactServer.createLeanAuth({ ...options, fetch: grant }).createCustomerToken('one')
  expect(taintedValues()).toEqual(['the-secret'])
})

it('a token handler that makes its own LeanAuth taints the secret, and one that is given one does not repeat it', () => {
  reactServer.createTokenHandler({ ...options, identify: () => 'one' })
  expect(taintedValues()).toEqual(['the-secret'])
  const auth = reactServer.createLeanAuth(options)
  taint.mockReset()
  reactServer.createTokenHandler({ auth, identify: () => 'one' })
  expect(taint).not.toHaveBeenCalled()
})

it('wrong options throw the same sentences', () => {
  const sentenceOf = (create: () => unknown) => {
    try {
      create()
    } catch (error) {
      return (error as Error).message
    }
    return ''
  }
  for (const wrong of [undefined, {}, { ...options, country: 'x' }] as never[]) {
    const sentence = sentenceOf(() => common.createLeanAuth(wrong))
    expect(sentence).not.toBe('')
    expect(sentenceOf(() => reactServer.createLeanAuth(wrong))).toBe(sentence)
    expect(sentenceOf(() => reactServer.createTokenHandler(wrong))).toBe(
      sentenceOf(() => common.createTokenHandler(wrong)),
    )
  }
})

it('without tainting in React, as in its stable releases, everything works the same', async () => {
  react.experimental_taintUniqueValue = undefined
  await expect(reactServer.createLeanAuth(options).getApiToken()).resolves.toMatch(/^api-token-/)
})
