/** Customers: made once, found again, and refused when the answer is not the one asked for. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { grant, sendJson, startUpstream, type Upstream, type UpstreamRequest } from '../../test/startUpstream.ts'
import { createLeanAuth, LeanApiError, type LeanAuthOptions } from '../index.ts'

let upstream: Upstream
let api: (request: UpstreamRequest) => void
beforeAll(async () => {
  upstream = await startUpstream()
})
afterAll(() => upstream.stop())
beforeEach(() => {
  upstream.requests.length = 0
  const customers = new Map<string, string>()
  api = ({ method, path, body, response }) => {
    const asked =
      method === 'POST'
        ? (JSON.parse(body) as { app_user_id: string }).app_user_id
        : decodeURIComponent(path.replace('/customers/v1/app-user-id/', ''))
    if (method === 'POST' && customers.has(asked)) {
      const message = 'A customer already exists for the app_user_id you have provided.'
      return sendJson(response, 409, { timestamp: 't', status: 'CUSTOMER_ALREADY_EXISTS', message, metadata: null })
    }
    const id = customers.get(asked) ?? `customer-${customers.size}`
    customers.set(asked, id)
    return sendJson(response, 200, { customer_id: id, app_user_id: asked })
  }
  upstream.respond = (request) => (request.path === '/oauth2/token' ? grant(request) : api(request))
})

const createAuth = (over: Partial<LeanAuthOptions> = {}) =>
  createLeanAuth({
    clientId: 'app',
    clientSecret: 'the-secret',
    country: 'ae',
    authBaseUrl: upstream.url,
    apiBaseUrl: upstream.url,
    ...over,
  })
const apiRequests = () => upstream.requests.filter(({ path }) => path !== '/oauth2/token')

it('creates a customer as Lean documents it', async () => {
  await expect(createAuth().createCustomer('user-1')).resolves.toEqual({
    customerId: 'customer-0',
    appUserId: 'user-1',
  })
  expect(apiRequests()[0]).toMatchObject({ method: 'POST', path: '/customers/v1/', body: '{"app_user_id":"user-1"}' })
})

it('createCustomer rejects with the code of Lean when the app user has a customer', async () => {
  const auth = createAuth()
  await auth.createCustomer('user-1')
  const error: unknown = await auth.createCustomer('user-1').catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(LeanApiError)
  expect(error).toMatchObject({ status: 409, code: 'CUSTOMER_ALREADY_EXISTS' })
})

it("findOrCreateCustomer reads the code from either of Lean's two documented error bodies", async () => {
  const { findOrCreateCustomer } = createAuth()
  const first = await findOrCreateCustomer('user-1')
  const answer = api
  api = (request) => {
    if (request.method !== 'POST') return answer(request)
    return sendJson(request.response, 409, { code: 'CUSTOMER_ALREADY_EXISTS', message: 'm', status: 409 })
  }
  expect(await findOrCreateCustomer('user-1')).toEqual(first)
})

it.each(['user-1', 'a/b?c#d e&f=%2F', '../..', 'ä€😀', 'x'.repeat(255)])(
  'findOrCreateCustomer finds %j again',
  async (appUserId) => {
    const auth = createAuth()
    const first = await auth.findOrCreateCustomer(appUserId)
    expect(await auth.findOrCreateCustomer(appUserId)).toEqual(first)
    expect(apiRequests()[2]).toMatchObject({
      method: 'GET',
      path: `/customers/v1/app-user-id/${encodeURIComponent(appUserId)}`,
    })
  },
)

it.each(['', '.', '..', 'x'.repeat(256), '\ud800', 7, undefined])(
  'refuses the app user id %j before any request',
  async (appUserId) => {
    await expect(createAuth().findOrCreateCustomer(appUserId as string)).rejects.toMatchObject({
      code: 'invalid_options',
      message: expect.stringContaining('"appUserId"'),
    })
    expect(upstream.requests).toHaveLength(0)
  },
)

it('takes the code and the correlation id of a refusal, but neither message nor body', async () => {
  api = ({ response }) =>
    sendJson(
      response,
      403,
      { status: 'INSUFFICIENT_ACCESS_LEVEL', message: 'planted-secret' },
      { 'lean-correlation-id': '3f2b8c1e-0000-4000-8000-000000000000' },
    )
  const error: unknown = await createAuth()
    .findOrCreateCustomer('u')
    .catch((reason: unknown) => reason)
  expect(error).toMatchObject({
    name: 'LeanApiError',
    status: 403,
    code: 'INSUFFICIENT_ACCESS_LEVEL',
    correlationId: '3f2b8c1e-0000-4000-8000-000000000000',
    message: expect.stringContaining('3f2b8c1e-0000-4000-8000-000000000000'),
  })
  expect(JSON.stringify(error) + String(error)).not.toContain('planted-secret')
})

it.each(['planted-secret', 'Bearer eyJhbGciOiJub25lIn0', 'a1b2', 'a'.repeat(65), '<b>', ' '])(
  'a correlation id that looks like %j is left out',
  async (id) => {
    api = ({ response }) => sendJson(response, 403, { status: 'INVALID_PARAMETERS' }, { 'lean-correlation-id': id })
    const error: unknown = await createAuth()
      .createCustomer('u')
      .catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'INVALID_PARAMETERS' })
    expect(error).not.toHaveProperty('correlationId')
  },
)

it.each([
  [500, '<html>'],
  [409, '{"status":"planted secret"}'],
  [409, '{"code":"planted secret","status":409}'],
])('a refusal with %i and no readable code is UNKNOWN', async (status, body) => {
  api = ({ response }) => response.writeHead(status).end(body)
  await expect(createAuth().findOrCreateCustomer('u')).rejects.toMatchObject({ status, code: 'UNKNOWN' })
  expect(apiRequests()).toHaveLength(1)
})

it('gives up an answer that stops half-way, and closes its connection', async () => {
  let closed: Promise<unknown> | undefined
  api = ({ response }) => {
    closed = new Promise((resolve) => response.on('close', resolve))
    response.writeHead(200).write('{"customer_id":')
  }
  await expect(createAuth({ timeoutMs: 100 }).createCustomer('u')).rejects.toMatchObject({ code: 'upstream_timeout' })
  await closed
})

it.each([
  ['another app user', { customer_id: 'c', app_user_id: 'someone else' }],
  ['no id', { app_user_id: 'u' }],
  ['an id that is a path', { customer_id: '../c', app_user_id: 'u' }],
  ['1 MB', { customer_id: 'c', app_user_id: 'u', more: 'x'.repeat(1_000_000) }],
])('rejects upstream_invalid when the answer has %s', async (_name, body) => {
  api = ({ response }) => sendJson(response, 200, body)
  await expect(createAuth().createCustomer('u')).rejects.toMatchObject({ code: 'upstream_invalid' })
})

describe('government identifiers', () => {
  const governmentIdentifiers = [{ type: 'EMIRATES_ID', value: '784-1990-1234567-1' }]
  const wire = '"government_identifiers":[{"type":"EMIRATES_ID","value":"784-1990-1234567-1"}]'

  it('government identifiers go along when a customer is created', async () => {
    await createAuth().createCustomer('user-1', { governmentIdentifiers })
    expect(apiRequests()[0]?.body).toBe(`{"app_user_id":"user-1",${wire}}`)
  })

  it('government identifiers are sent by findOrCreateCustomer to a customer that is there already, too', async () => {
    const { createCustomer, findOrCreateCustomer } = createAuth()
    const customer = await createCustomer('user-1')
    const answer = api
    api = (request) =>
      request.method === 'PUT'
        ? sendJson(request.response, 200, { customer_id: customer.customerId, app_user_id: 'user-1' })
        : answer(request)
    expect(await findOrCreateCustomer('user-1', { governmentIdentifiers })).toEqual(customer)
    expect(apiRequests().map(({ method }) => method)).toEqual(['POST', 'POST', 'GET', 'PUT'])
    expect(await findOrCreateCustomer('user-1')).toEqual(customer)
    expect(
      apiRequests()
        .map(({ method }) => method)
        .slice(4),
    ).toEqual(['POST', 'GET'])
  })

  it('government identifiers are sent by updateCustomer as Lean documents it', async () => {
    api = ({ response }) => sendJson(response, 200, { customer_id: 'c-1', app_user_id: 'user-1' })
    const customer = await createAuth().updateCustomer('c-1', { governmentIdentifiers })
    expect(customer).toEqual({ customerId: 'c-1', appUserId: 'user-1' })
    expect(apiRequests()[0]).toMatchObject({ method: 'PUT', path: '/customers/v1/c-1', body: `{${wire}}` })
  })

  it.each([
    ['another customer', { customer_id: 'c-2', app_user_id: 'u' }],
    ['no app user', { customer_id: 'c-1' }],
    ['nothing', {}],
  ])('government identifiers are not taken for stored when updateCustomer is answered with %s', async (_name, body) => {
    api = ({ response }) => sendJson(response, 200, body)
    await expect(createAuth().updateCustomer('c-1', { governmentIdentifiers })).rejects.toMatchObject({
      code: 'upstream_invalid',
    })
  })

  it.each(['../c', '', 'c/1', 7, undefined])(
    'government identifiers are not sent to the customer id %j',
    async (customerId) => {
      await expect(createAuth().updateCustomer(customerId as string, { governmentIdentifiers })).rejects.toMatchObject({
        code: 'invalid_customer_id',
      })
      expect(upstream.requests).toHaveLength(0)
    },
  )

  it.each([
    'planted-secret',
    { governmentIdentifiers: 'planted-secret' },
    { governmentIdentifiers: [{ type: 'EMIRATES_ID' }] },
    { governmentIdentifiers: [{ type: '', value: 'planted-secret' }] },
    { governmentIdentifiers: [{ type: 'EMIRATES_ID', value: ' ' }] },
    { governmentIdentifiers: [null] },
    { government_identifiers: [{ type: 'EMIRATES_ID', value: 'planted-secret' }] },
  ])('details of another shape (%j) are refused before any request, and not repeated', async (details) => {
    const { createCustomer, findOrCreateCustomer, updateCustomer } = createAuth()
    for (const call of [
      createCustomer('user-1', details as never),
      findOrCreateCustomer('user-1', details as never),
      updateCustomer('c-1', details as never),
    ]) {
      const error: unknown = await call.catch((reason: unknown) => reason)
      expect(error).toMatchObject({
        code: 'invalid_options',
        message: expect.stringContaining('"governmentIdentifiers"'),
      })
      expect((error as Error).message).not.toContain('planted')
    }
    expect(upstream.requests).toHaveLength(0)
  })

  it('nothing to update is refused before any request', async () => {
    await expect(createAuth().updateCustomer('c-1', {})).rejects.toMatchObject({ code: 'invalid_options' })
    expect(upstream.requests).toHaveLength(0)
  })

  it('government identifiers that Lean refuses are in no error', async () => {
    api = ({ response, body }) => sendJson(response, 400, { status: 'INVALID_PARAMETERS', message: body })
    const error: unknown = await createAuth()
      .createCustomer('user-1', { governmentIdentifiers })
      .catch((reason: unknown) => reason)
    expect(JSON.stringify(error) + String(error)).not.toContain('784-1990')
  })
})
