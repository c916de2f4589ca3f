/// <reference types="node" />
/** Lets a handler of Web-standard requests answer requests of Node's own servers, and of the frameworks on top of them. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRequest, sendResponse } from '@remix-run/node-fetch-server'
import { kindOf } from '../callHook.ts'
import { createErrorReporter } from '../createErrorReporter.ts'
import { LeanServerError } from '../LeanServerError.ts'
import { withConsumedBody } from './withConsumedBody.ts'

/**
 * Makes a listener for `http.createServer`, `app.post` of Express and Nest, or the raw pair of Fastify. A body that a parser has read
 * already is taken from `incoming.rawBody` or `incoming.body`; webhooks need the former or bytes, since those are what Lean signed.
 * The listener never rejects: a handler that does gets 500 and a line on the console, a request without a usable Host 400.
 *
 * @example
 * app.post('/api/lean/token', toNodeListener(handleToken)) // Express, before or after express.json()
 */
export function toNodeListener(
  handler: (request: Request) => Promise<Response>,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const report = createErrorReporter(undefined)

  const handle = async (request: Request): Promise<Response> => {
    try {
      return await handler(request)
    } catch (error) {
      const message = `The handler of toNodeListener threw ${kindOf(error)}, so the answer was 500. Catch and log its error where it is thrown.`
      report(new LeanServerError('invalid_options', message, { reason: 'hook_threw' }))
      return Response.json({ error: 'internal_error' }, { status: 500 })
    }
  }

  return async (incoming, outgoing) => {
    let request: Request
    try {
      request = withConsumedBody(createRequest(incoming, outgoing), incoming)
    } catch {
      // A method or a Host that no Request can have: nothing that a browser or Lean sends.
      outgoing.writeHead(400).end()
      return
    }
    const response = await handle(request)
    // The browser may have left meanwhile, or leave now: there is nobody to tell.
    if (!outgoing.destroyed) await sendResponse(outgoing, response).catch(() => outgoing.destroy())
  }
}
