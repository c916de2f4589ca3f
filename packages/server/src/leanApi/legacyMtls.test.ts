/** legacyMtls against a TLS server that asks for a client certificate. */
import { createServer } from 'node:https'
import type { TLSSocket } from 'node:tls'
import { Agent, fetch as fetchWithDispatcher } from 'undici'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createCertificate } from '../../test/createCertificate.ts'
import { listen } from '../../test/listen.ts'
import { createLeanAuth } from '../index.ts'

const serverSide = createCertificate('api.test')
const clientSide = createCertificate('app.test')
const stranger = createCertificate('stranger.test')
const seen: { headers: object; client: string | undefined }[] = []
let apiBaseUrl: string
let stop: () => Promise<void>

beforeAll(async () => {
  const options = { ...serverSide, ca: clientSide.cert, requestCert: true, rejectUnauthorized: true }
  const server = createServer(options, (request, response) => {
    const client = String((request.socket as TLSSocket).getPeerCertificate().subject.CN)
    seen.push({ headers: request.headers, client })
    response.setHeader('content-type', 'application/json')
    response.end('{"customer_id":"c1","app_user_id":"user-1"}')
  })
  const started = await listen(server)
  apiBaseUrl = started.url.replace('http:', 'https:')
  stop = started.stop
})
afterAll(() => stop())

const createAuth = (certificate: { cert?: string; key?: string }) => {
  const dispatcher = new Agent({ connect: { ca: serverSide.cert, ...certificate } })
  const withCertificate = ((url: string, init: object) =>
    fetchWithDispatcher(url, { ...init, dispatcher })) as unknown as typeof fetch
  const options = { clientId: 'the-app-token', clientSecret: 's', country: 'sa', apiBaseUrl } as const
  return createLeanAuth({ ...options, legacyMtls: true, fetch: withCertificate })
}

it('presents the certificate, sends lean-app-token and no bearer', async () => {
  const customer = await createAuth(clientSide).createCustomer('user-1')
  expect(customer).toEqual({ customerId: 'c1', appUserId: 'user-1' })
  expect(seen).toHaveLength(1)
  expect(seen[0]).toMatchObject({ client: 'app.test', headers: { 'lean-app-token': 'the-app-token' } })
  expect(seen[0]?.headers).not.toHaveProperty('authorization')
})

it.each([
  ['no certificate', {}],
  ['a certificate nobody knows', stranger],
])('rejects upstream_unavailable with %s', async (_name, certificate) => {
  const before = seen.length
  await expect(createAuth(certificate).createCustomer('user-1')).rejects.toMatchObject({ code: 'upstream_unavailable' })
  expect(seen).toHaveLength(before)
})
