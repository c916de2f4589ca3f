/** An OAuth server that is not ours (oidc-provider) with Lean's scopes, on plain http for loopback; the token exchange is tested against it. */
import { createServer } from 'node:http'
import type Provider from 'oidc-provider'
import { vi } from 'vitest'
import { listen } from './listen.ts'

export interface OAuthServer {
  url: string
  clientId: string
  /** Every token request's form, as it arrived. */
  requests: URLSearchParams[]
  /** Makes this the only secret the server accepts: Lean's rotation has no overlap. */
  rotate(secret: string): void
  /** Grants nothing instead of refusing a customer it does not know. */
  dropsUnknownScopes: boolean
  stop(): Promise<void>
}

export async function startOAuthServer(options: {
  clientSecret: string
  customerIds: readonly string[]
}): Promise<OAuthServer> {
  const clientId = '2fd5fd4c-c674-4659-9f5e-b71f870ed822'
  const scopes = ['api', ...options.customerIds.map((id) => `customer.${id}`)]
  const client = {
    client_id: clientId,
    client_secret: options.clientSecret,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    token_endpoint_auth_method: 'client_secret_post' as const,
  }
  const { privateKey } = await crypto.subtle.generateKey(
    { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
    true,
    ['sign', 'verify'],
  )
  const key = await crypto.subtle.exportKey('jwk', privateKey)
  const requests: URLSearchParams[] = []
  let handle: ReturnType<Provider['callback']>
  const node = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => requests.push(new URLSearchParams(Buffer.concat(chunks).toString())))
    void handle(request, response)
  })
  const { url, stop } = await listen(node)

  // It warns about old Node versions and about its in-memory store, once each per provider: neither matters to a test.
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const { Provider, errors } = await import('oidc-provider')
  const build = (clientSecret: string) => {
    const provider = new Provider(url, {
      clients: [{ ...client, client_secret: clientSecret }],
      jwks: { keys: [{ ...key, kid: 'test', use: 'sig', alg: 'RS256' } as never] },
      scopes,
      routes: { token: '/oauth2/token' },
      ttl: { ClientCredentials: () => 3599 },
      features: {
        devInteractions: { enabled: false },
        clientCredentials: { enabled: true },
        resourceIndicators: {
          enabled: true,
          defaultResource: () => 'urn:lean',
          getResourceServerInfo: () => ({
            scope: scopes.join(' '),
            audience: 'urn:lean',
            accessTokenFormat: 'jwt' as const,
            jwt: { sign: { alg: 'RS256' as const } },
          }),
          useGrantedResource: () => true,
        },
      },
      extraTokenClaims: (context, token) => {
        // By itself the server grants what is left when it drops a scope it does not know; Lean's way is not documented.
        if (token.scope === undefined && !server.dropsUnknownScopes) {
          throw new errors.InvalidScope('no such customer', context.oidc.params?.['scope'] as string)
        }
        const customerId = String(token.scope).split('customer.')[1]
        return customerId === undefined ? undefined : { customers: [{ id: customerId }] }
      },
    })
    handle = provider.callback()
  }
  const server: OAuthServer = {
    url,
    clientId,
    requests,
    dropsUnknownScopes: false,
    rotate: build,
    stop: () => {
      warn.mockRestore()
      return stop()
    },
  }
  build(options.clientSecret)
  return server
}
