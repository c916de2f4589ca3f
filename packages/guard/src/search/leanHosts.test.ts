/** Lean's hosts are one fact: the guard knows each of them, and so does every package that speaks to Lean or plays it. */
import { describe, expect, it } from 'vitest'
import { createLeanAuth } from '../../../server/src/index.ts'
import { createFakeLean } from '../../../testing/src/index.ts'
import hosts from '../../test/leanHosts.json' with { type: 'json' }
import { findLeanTokens, findTokenExchange } from './findInText.ts'

const encode = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url')

describe.each(hosts.auth)('the OAuth host %s', (host) => {
  it('makes a token exchange a finding', () => {
    expect(
      findTokenExchange(`fetch('https://${host}/oauth2/token', { body: 'client_secret=' + key })`, 'a.js'),
    ).toHaveLength(1)
  })

  it('makes a token that it issued a finding', () => {
    const token = `${encode({ alg: 'RS256' })}.${encode({ iss: `https://${host}` })}.signature`
    expect(findLeanTokens(token)).toHaveLength(1)
  })
})

it('the server package speaks to these hosts and to no other', async () => {
  const asked = new Set<string>()
  for (const country of ['ae', 'sa'] as const) {
    for (const sandbox of [true, false]) {
      const auth = createLeanAuth({
        clientId: 'client',
        clientSecret: 'a-secret-of-this-test',
        country,
        sandbox,
        fetch: async (input) => {
          asked.add(new URL(input instanceof Request ? input.url : input).host)
          return Response.json({ access_token: 'token', token_type: 'bearer', expires_in: 3600, scope: 'api' })
        },
      })
      await auth.fetch('/banks/v1')
    }
  }
  expect([...asked].toSorted()).toEqual([...hosts.auth, ...hosts.api].toSorted())
})

it("the fake's tokens are issued by one of these hosts", async () => {
  const token = await createFakeLean().createAccessToken('customer')
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { iss: string }
  expect(hosts.auth).toContain(new URL(claims.iss).host)
})
