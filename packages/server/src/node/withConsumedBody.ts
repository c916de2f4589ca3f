/// <reference types="node" />
/** Gives a request back the body that a parser of Express, Nest or Fastify has read before. */
import type { IncomingMessage } from 'node:http'
import { markParsedBody } from '../http/parsedBody.ts'

/** What parsers leave on Node's request: `body` everywhere, `rawBody` where somebody asked for it. */
interface ParsedMessage {
  body?: unknown
  rawBody?: unknown
}

/** The request as it is while its body can still be read; else one with the bytes, or with the parsed value as JSON, or with no body. */
export function withConsumedBody(request: Request, incoming: IncomingMessage): Request {
  if (!incoming.readableEnded) return request
  const { rawBody, body } = incoming as ParsedMessage
  const bytes = [rawBody, body].find((value) => typeof value === 'string' || value instanceof Uint8Array)
  if (bytes !== undefined) return withBody(request, bytes as BodyInit)
  if (body === undefined) return withBody(request, null)
  return markParsedBody(withBody(request, JSON.stringify(body)))
}

function withBody({ url, method, headers, signal }: Request, body: BodyInit | null): Request {
  // A GET has none, whatever a parser says.
  return new Request(url, { method, headers, signal, body: method === 'GET' || method === 'HEAD' ? null : body })
}
