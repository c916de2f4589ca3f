/** A token endpoint written by hand on node:http, careful until one mistake is switched on; for tests of what the conformance check sees. */
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export const clientId = '11ea0000-0000-4000-8000-000000000001'
export const clientSecret = 'kept/secret+5d4f0c2e'
export const customers = ['2fd7dbd6-3b19-4ad6-a2c7-6b3a8c1f8d01', '7c1e0a52-0f4b-4c0e-9a55-41f7f4e3b702'] as const

/** Each is one line of a real backend that is wrong or missing; the first one is right after all. */
export type Mistake =
  | 'closes_on_large'
  | 'no_expiry'
  | 'html_answer'
  | 'api_scope'
  | 'two_customers'
  | 'one_customer'
  | 'customer_of_body'
  | 'customer_of_query'
  | 'customer_of_header'
  | 'scope_of_body'
  | 'customer_needed'
  | 'nobody_is_first'
  | 'login_page'
  | 'no_site_check'
  | 'site_header_only'
  | 'null_origin'
  | 'any_type'
  | 'text_is_json'
  | 'get_too'
  | 'any_method'
  | 'kept'
  | 'cors_for_all'
  | 'cors_echo'
  | 'cors_preflight'
  | 'basic_header'
  | 'secret_in_answer'
  | 'refresh_token'
  | 'stack_trace'
  | 'upstream_words'
  | 'plain_errors'
  | 'malformed_is_empty'
  | 'malformed_crashes'
  | 'hangs_on_large'
  | 'fails_on_large'
  | 'dies_of_large'

export interface TokenBackend {
  url: string
  signIn(customerId: string): Promise<Record<string, string>>
  stop(): Promise<void>
}

interface Reply {
  status: number
  headers?: Record<string, string>
  body?: unknown
}

const toToken = (customerId: string, claims: object) => {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${encode({ alg: 'RS256' })}.${encode({ customers: [{ id: customerId }], ...claims })}.signature`
}

async function readBody(request: IncomingMessage, limit: number): Promise<string | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= limit) chunks.push(chunk)
  }
  return length > limit ? null : Buffer.concat(chunks).toString()
}

/** @param tokens how many tokens a customer gets before 429 */
export async function startTokenBackend(mistake?: Mistake, tokens = Number.POSITIVE_INFINITY): Promise<TokenBackend> {
  const has = (...mistakes: Mistake[]) => mistake !== undefined && mistakes.includes(mistake)
  const given = new Map<string, number>()
  const refuse = (status: number, error: string, headers: Record<string, string> = {}): Reply =>
    has('plain_errors') ? { status, body: `Sorry: ${error}` } : { status, headers, body: { error } }

  function isForeign({ headers: { origin, host, 'sec-fetch-site': site } }: IncomingMessage): boolean {
    if (has('no_site_check')) return false
    if (has('null_origin') && origin === 'null') return false
    if (site) return site !== 'same-origin'
    return !has('site_header_only') && origin !== undefined && origin !== `http://${host}`
  }

  function giveToken(customerId: string, scope = `customer.${customerId}`): Reply {
    given.set(customerId, (given.get(customerId) ?? 0) + 1)
    if ((given.get(customerId) ?? 0) > tokens) return refuse(429, 'rate_limited', { 'retry-after': '30' })
    const both = { customers: customers.map((id) => ({ id })) }
    const body = {
      access_token: toToken(customerId, has('two_customers') ? both : {}),
      token_type: 'Bearer',
      expires_in: has('no_expiry') ? undefined : 3_599,
      scope: has('api_scope') ? `${scope} api` : scope,
      ...(has('refresh_token') && { refresh_token: 'r-1' }),
      ...(has('secret_in_answer') && { debug: { secret: clientSecret } }),
    }
    return { status: 200, headers: { 'cache-control': has('kept') ? 'private' : 'no-store' }, body }
  }

  async function answer(request: IncomingMessage): Promise<Reply> {
    const { method, headers } = request
    const url = new URL(request.url ?? '/', 'http://localhost')
    const session = customers.find((id) => headers.cookie === `session=${id}`)
    if (method === 'OPTIONS' && has('cors_preflight'))
      return { status: 204, headers: { 'access-control-allow-origin': headers.origin ?? '*' } }
    if (method === 'GET' && has('get_too') && session) return giveToken(session)
    if (method !== 'POST' && !(has('any_method') && method !== 'GET' && method !== 'OPTIONS'))
      return refuse(405, 'method_not_allowed', { allow: 'POST' })
    if (isForeign(request)) return refuse(403, 'forbidden_origin')
    const type = headers['content-type'] ?? ''
    const isText = has('text_is_json') && type === 'text/plain'
    if (!type.startsWith('application/json') && !isText && !has('any_type'))
      return refuse(415, 'unsupported_media_type')
    const customerId = session ?? (has('nobody_is_first') ? customers[0] : undefined)
    if (!customerId)
      return has('login_page') ? { status: 302, headers: { location: '/login' } } : refuse(401, 'unauthenticated')

    const text = await readBody(request, 4_096)
    if (text === null && has('hangs_on_large')) return new Promise(() => {})
    if (text === null) return has('fails_on_large') ? refuse(500, 'internal_error') : refuse(413, 'body_too_large')
    let fields: Record<string, unknown> = {}
    try {
      if (type.startsWith('application/json')) fields = JSON.parse(text || '{}') as Record<string, unknown>
    } catch (error) {
      if (has('stack_trace')) return { status: 400, body: { error: 'invalid_body', stack: (error as Error).stack } }
      if (has('malformed_crashes')) return refuse(500, 'internal_error')
      if (!has('malformed_is_empty')) return refuse(400, 'invalid_body')
    }

    const wanted = fields['customer_id']
    if (has('customer_of_body') && typeof wanted === 'string') return giveToken(wanted)
    const query = url.searchParams.get('customer_id')
    if (has('customer_of_query') && query) return giveToken(query)
    const header = headers['x-customer-id']
    if (has('customer_of_header') && typeof header === 'string') return giveToken(header)
    if (has('scope_of_body') && fields['scope'] === 'api') return giveToken(customerId, 'api')
    if (has('customer_needed') && wanted === undefined) return refuse(500, 'internal_error')
    const own = has('one_customer') ? customers[0] : customerId
    if (wanted !== undefined && wanted !== own)
      return has('upstream_words')
        ? { status: 403, body: { error: 'wrong_customer', cause: 'Lean said that this client may not' } }
        : refuse(403, 'wrong_customer')
    return giveToken(own)
  }

  let isDead = false
  let deadFor = 2
  const server = createServer(async (request, response) => {
    // As a proxy refuses it; and as a process ends that has no limit.
    const isLarge = Number(request.headers['content-length']) > 4_096
    if (isLarge && has('closes_on_large', 'dies_of_large')) {
      isDead = has('dies_of_large')
      request.socket.destroy()
      return
    }
    if (isDead) {
      // For as long as the check for large bodies looks: one request, and once more.
      deadFor -= 1
      isDead = deadFor > 0
      request.socket.destroy()
      return
    }
    const { status, headers = {}, body } = await answer(request)
    response.writeHead(status, {
      'content-type': typeof body === 'string' || has('html_answer') ? 'text/html' : 'application/json',
      ...headers,
      ...(has('cors_for_all') && { 'access-control-allow-origin': '*' }),
      ...(has('cors_echo') && request.headers.origin && { 'access-control-allow-origin': request.headers.origin }),
      ...(has('basic_header') && { 'x-upstream': `Basic ${btoa(`${clientId}:${clientSecret}`)}` }),
    })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`,
    signIn: async (customerId) => ({ cookie: `session=${customerId}` }),
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
