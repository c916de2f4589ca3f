/** The bank list for the page: the same for everybody, cacheable, and without a session. */
import { expect, it, vi } from 'vitest'
import { createBanksHandler, LeanApiError, type LeanAuth, type LeanBank, type LeanServerError } from '../index.ts'

const banks = [{ identifier: 'B', name: 'Bank' }] as unknown as LeanBank[]
function createHandler(listBanks: LeanAuth['listBanks'] = async () => banks) {
  const onError = vi.fn<(error: LeanServerError | LeanApiError) => void>()
  const spy = vi.fn(listBanks)
  return { handle: createBanksHandler({ auth: { listBanks: spy } as unknown as LeanAuth, onError }), onError, spy }
}
const createRequest = (method = 'GET') => new Request('https://app.example/api/lean/banks', { method })

it('the list may be kept by caches for five minutes, and read by any page', async () => {
  const response = await createHandler().handle(createRequest())
  expect([response.status, await response.json()]).toEqual([200, { banks }])
  expect(Object.fromEntries(response.headers)).toEqual({
    'access-control-allow-origin': '*',
    'cache-control': 'public, max-age=300',
    'content-type': 'application/json',
    'x-content-type-options': 'nosniff',
  })
})

it('the type of account is an option of the handler, not a wish of the page', async () => {
  const listBanks = vi.fn(async () => banks)
  const auth = { listBanks } as unknown as LeanAuth
  await createBanksHandler({ auth, accountType: 'BUSINESS' })(
    new Request('https://app.example/api/lean/banks?account_type=PERSONAL'),
  )
  expect(listBanks).toHaveBeenCalledExactlyOnceWith({ accountType: 'BUSINESS' })
})

it('HEAD gets the headers alone, and other methods 405', async () => {
  const { handle, spy } = createHandler()
  const head = await handle(createRequest('HEAD'))
  expect([head.status, await head.text()]).toEqual([200, ''])
  spy.mockClear()
  const response = await handle(createRequest('POST'))
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  expect(spy).not.toHaveBeenCalled()
})

it.each([
  [new LeanApiError(500, 'INTERNAL_SERVER_ERROR', 'details'), 502, { error: 'upstream_rejected' }],
  [new TypeError('planted-secret'), 500, { error: 'internal_error' }],
])('a failure (%s) is a code only, is not cached, and is reported', async (error, status, body) => {
  const { handle, onError } = createHandler(() => Promise.reject(error))
  const response = await handle(createRequest())
  expect([response.status, await response.json()]).toEqual([status, body])
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(onError).toHaveBeenCalledOnce()
  expect(String(onError.mock.calls[0]?.[0])).not.toContain('planted')
})

it('a request of Express is answered at once, and the log says what to do', async () => {
  const { handle, onError } = createHandler()
  const response = { statusCode: 0, setHeader: vi.fn(), end: vi.fn() }
  await (handle as (...args: unknown[]) => Promise<unknown>)({ headers: {}, url: '/', method: 'GET' }, response)
  expect(response.statusCode).toBe(500)
  expect(String(onError.mock.calls[0]?.[0])).toContain('toNodeListener')
})

it('createBanksHandler throws at once with every problem', () => {
  const options = { auth: {}, accountType: 'x', onError: 1 } as unknown as Parameters<typeof createBanksHandler>[0]
  for (const name of ['auth', 'accountType', 'onError']) expect(() => createBanksHandler(options)).toThrow(`"${name}"`)
})
