/** A plain Node server in the place of Lean, for answers no honest server gives; the test says what each request gets. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { listen } from './listen.ts'

export interface UpstreamRequest {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
  response: ServerResponse
}

export interface Upstream {
  url: string
  requests: UpstreamRequest[]
  respond: (request: UpstreamRequest) => void
  stop(): Promise<void>
}

export async function startUpstream(): Promise<Upstream> {
  const node = createServer((incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming
      const request = { method, path: url, headers, body: Buffer.concat(chunks).toString(), response }
      upstream.requests.push(request)
      upstream.respond(request)
    })
  })
  const upstream: Upstream = { ...(await listen(node)), requests: [], respond: grant }
  return upstream
}

let serial = 0

/** What Lean answers to a token request, with a token nobody gave before. */
export function grant({ body, response }: UpstreamRequest, over: Record<string, unknown> = {}): void {
  const scope = new URLSearchParams(body).get('scope')
  serial += 1
  sendJson(response, 200, { access_token: `token-${serial}`, scope, token_type: 'Bearer', expires_in: 3599, ...over })
}

export function sendJson(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}
