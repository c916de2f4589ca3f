/** The conformance check against one careful endpoint, and against one for each mistake that it has to see. */
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import {
  clientId,
  clientSecret,
  customers,
  type Mistake,
  startTokenBackend,
  type TokenBackend,
} from '../../test/startTokenBackend.ts'
import { checkTokenEndpoint, runChecks, type TokenEndpointFinding } from './checkTokenEndpoint.ts'
import type { TokenEndpointOptions } from './createEndpoint.ts'

let backend: TokenBackend | undefined
afterEach(() => backend?.stop())

const allIds = [
  'token',
  'scope',
  'each_session',
  'other_customer',
  'customer_elsewhere',
  'no_customer',
  'no_session',
  'cross_site',
  'forms',
  'methods',
  'no_cors',
  'malformed_body',
  'large_body',
  'no_store',
  'no_secret',
  'no_refresh_token',
  'errors',
  'rate_limit',
]

async function check(mistake?: Mistake, tokens?: number): Promise<readonly TokenEndpointFinding[]> {
  backend = await startTokenBackend(mistake, tokens)
  const { url, signIn } = backend
  return runChecks({ url, signIn, customerIds: customers, clientSecret }, mistake === 'hangs_on_large' ? 1_000 : 10_000)
}

const failedOf = (findings: readonly TokenEndpointFinding[]) => findings.filter(({ ok }) => !ok).map(({ id }) => id)

/** Nothing of an answer: no token, no secret in any spelling, no customer. */
function expectOwnWords(findings: readonly TokenEndpointFinding[]) {
  const said = JSON.stringify(findings)
  for (const word of [
    clientSecret,
    clientId,
    btoa(`${clientId}:${clientSecret}`),
    ...customers,
    'eyJ',
    'Sorry',
    'session=',
  ])
    expect(said).not.toContain(word)
}

it('finds nothing wrong with a careful endpoint', async () => {
  const findings = await check()
  expect(findings.filter(({ ok }) => !ok)).toEqual([])
  expect(findings.map(({ id }) => id)).toEqual(allIds)
  expectOwnWords(findings)
})

it('takes a closed connection for a refusal of a large body', async () => {
  const findings = await check('closes_on_large')
  expect(failedOf(findings)).toEqual([])
  expect(findings.find(({ id }) => id === 'large_body')?.detail).toContain('The connection was closed')
})

/** What fails, and a word of what it says. */
const seen: Record<Exclude<Mistake, 'closes_on_large'>, readonly [id: string, detail: string]> = {
  no_expiry: ['token', '"expires_in" must be a number of seconds'],
  html_answer: ['token', 'not JSON'],
  api_scope: ['scope', 'the scope "api"'],
  two_customers: ['scope', "more than the session's customer"],
  one_customer: ['each_session', "Read the customer from each request's session"],
  customer_of_body: ['other_customer', 'A token came back'],
  customer_of_query: ['customer_elsewhere', 'the query'],
  customer_of_header: ['customer_elsewhere', 'a header'],
  scope_of_body: ['customer_elsewhere', 'another field of the body'],
  customer_needed: ['no_customer', 'answered 500'],
  nobody_is_first: ['no_session', 'A token came back'],
  login_page: ['no_session', 'a redirect, which pages do not follow'],
  no_site_check: ['cross_site', 'a page of another site.'],
  site_header_only: ['cross_site', 'an older browser'],
  null_origin: ['cross_site', 'a sandboxed page'],
  any_type: ['forms', 'a form.'],
  text_is_json: ['forms', 'JSON as text'],
  get_too: ['methods', 'GET'],
  any_method: ['methods', 'PUT'],
  kept: ['no_store', 'Cache-Control: no-store'],
  cors_for_all: ['no_cors', 'Access-Control-Allow-Origin'],
  cors_echo: ['no_cors', 'an echo'],
  cors_preflight: ['no_cors', 'an echo'],
  basic_header: ['no_secret', 'Replace it at Lean now'],
  secret_in_answer: ['no_secret', 'Replace it at Lean now'],
  refresh_token: ['no_refresh_token', 'outlives the session'],
  stack_trace: ['errors', 'a stack trace'],
  upstream_words: ['errors', "another customer's id"],
  plain_errors: ['errors', 'a request without a session'],
  malformed_is_empty: ['malformed_body', 'A token came back'],
  malformed_crashes: ['malformed_body', 'answered 500, not 400'],
  hangs_on_large: ['large_body', 'No answer within 1 s'],
  fails_on_large: ['large_body', 'answered 500'],
  dies_of_large: ['large_body', 'The connection was closed without an answer'],
}

describe('a careless endpoint', () => {
  it.each(Object.entries(seen) as [Mistake, readonly [string, string]][])(
    'with %s fails one check, and is told why',
    async (mistake, [id, detail]) => {
      const findings = await check(mistake)
      expect(failedOf(findings)).toEqual([id])
      expect(findings.find((finding) => finding.id === id)?.detail).toContain(detail)
      expectOwnWords(findings)
    },
  )
})

describe('a rate limit', () => {
  const detailOf = (findings: readonly TokenEndpointFinding[]) => findings.find(({ id }) => id === 'rate_limit')?.detail

  it('is reported where there is one, and missed by nobody where there is none', async () => {
    const limited = await check(undefined, 30)
    expect(failedOf(limited)).toEqual([])
    expect(detailOf(limited)).toMatch(/^429 at request \d+ of this check, with Retry-After\.$/)
    await backend?.stop()
    expect(detailOf(await check())).toContain('For information: no 429 within 20 requests.')
  })

  it('that stops the checks themselves is named', async () => {
    const findings = await check(undefined, 0)
    expect(findings[0]?.detail).toContain('429 (a rate limit: raise it for this run, or wait)')
  })
})

describe('no answer', () => {
  const options = (over: Partial<TokenEndpointOptions>): TokenEndpointOptions => ({
    url: 'http://127.0.0.1:1/token',
    signIn: async () => ({ cookie: 'session=1' }),
    customerIds: customers,
    clientSecret,
    ...over,
  })

  it('fails each check with what to do', async () => {
    const findings = await checkTokenEndpoint(options({ url: await getClosedUrl() }))
    expect(failedOf(findings)).toEqual(allIds)
    expect(findings[0]?.detail).toBe(
      'The endpoint cannot be reached (ECONNREFUSED). Start it, and give its address as this machine reaches it.',
    )
  })

  it('is waited for once', async () => {
    const server = createServer(() => {}).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const startedAt = performance.now()
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const findings = await runChecks(options({ url }), 200)
    expect(failedOf(findings)).toEqual(allIds)
    expect(findings[0]?.detail).toContain('No answer within 0.2 s')
    expect(performance.now() - startedAt).toBeLessThan(2_000)
    server.closeAllConnections()
    server.close()
  })

  it.each([
    ['throws', () => Promise.reject(new Error('wrong password: hunter2')), 'signIn() threw'],
    ['gives no header', async () => ({ cookie: 'hunter2\n', 'not a name': 'hunter2' }), 'a header that cannot be sent'],
  ])('because signIn %s is told without its words', async (_name, signIn, detail) => {
    const findings = await checkTokenEndpoint(options({ signIn }))
    expect(findings[0]?.detail).toContain(detail)
    expect(JSON.stringify(findings)).not.toContain('hunter2')
  })

  it.each([
    [{ url: '/token' }, '"url" must be an absolute address'],
    [{ url: 'https://user:secret-1@app.example/' }, '"url" must not hold a user'],
    [{ customerIds: ['a', 'a'] as const }, 'two different customers'],
    [{ clientSecret: '' }, '"clientSecret" must be a text of at least 8 characters'],
  ])('can come of %j, so it does not start', async (over, sentence) => {
    await expect(checkTokenEndpoint(options(over))).rejects.toThrow(TypeError)
    await expect(checkTokenEndpoint(options(over))).rejects.toThrow(sentence)
  })
})

async function getClosedUrl(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}/token`
}
