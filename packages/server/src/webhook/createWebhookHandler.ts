/** The webhook route of the app's backend: verifies what Lean sends, calls the app once per event, and answers so that Lean tries again only where that helps. */
import { kindOf } from '../callHook.ts'
import { createErrorReporter } from '../createErrorReporter.ts'
import { answerNodeRequest } from '../http/answerNodeRequest.ts'
import { isWebRequest, webRequestAdvice } from '../http/isWebRequest.ts'
import { withDeadline } from '../http/withDeadline.ts'
import { isLeanServerError, LeanServerError } from '../LeanServerError.ts'
import { checkWebhookHandlerOptions } from './checkWebhookHandlerOptions.ts'
import { createHandledEvents } from './createHandledEvents.ts'
import type { LeanWebhookCallbacks, LeanWebhookEvent } from './payloads.ts'
import { toWebhookEvent } from './toWebhookEvent.ts'
import { verifyWebhook, type VerifyWebhookOptions } from './verifyWebhook.ts'

export interface WebhookHandlerOptions extends VerifyWebhookOptions {
  /** The webhook secret, one per environment; several while one replaces another. Undefined is told at the first event. */
  secret: string | readonly string[] | undefined
  /** Called for events of its type, first. */
  on?: LeanWebhookCallbacks
  /** Called for every event, after `on`. */
  onEvent?: (event: LeanWebhookEvent) => void | Promise<void>
  /** Told of every failure, forged webhooks included. Default: one line on the console, never with a body or a secret. */
  onError?: (error: LeanServerError) => void
}

/** Lean waits 10 s for the answer: a second is left for the way. */
const CALLBACK_TIMEOUT_MS = 9_000

/**
 * Makes the route, for any server that speaks Request and Response. The returned function never rejects. Answers 200 once the callbacks
 * are done, or the event was handled before; 503 when a callback throws or takes longer than 9 s, so that Lean sends the event again
 * (a callback that ends later still counts); else the status that `verifyWebhook` documents, 405 for another method.
 * An instance remembers the last 1,000 events; several instances need `seen`.
 *
 * @example
 * const handleWebhook = createWebhookHandler({
 *   secret: process.env.LEAN_WEBHOOK_SECRET,
 *   on: { 'entity.created': ({ payload }) => markConnected(payload.customerId) },
 * })
 */
export function createWebhookHandler(options: WebhookHandlerOptions): (request: Request) => Promise<Response> {
  const problems = checkWebhookHandlerOptions(options)
  if (problems.length > 0) {
    throw new LeanServerError('invalid_options', `createWebhookHandler cannot start. ${problems.join(' ')}`)
  }
  const { secret = [], on = {}, onEvent, onError, ...verification } = options
  const report = createErrorReporter(onError)
  const handledEvents = createHandledEvents()

  // A failure that several deliveries share is one failure.
  const reported = new WeakSet<LeanServerError>()
  const reportOnce = (error: LeanServerError): void => {
    if (reported.has(error)) return
    reported.add(error)
    report(error)
  }

  const call = async (name: string, callback: () => void | Promise<void>): Promise<void> => {
    try {
      await callback()
    } catch (error) {
      const failure = notHandled(`"${name}" threw ${kindOf(error)}. Catch and log its error where it is thrown.`)
      // Told here, since nobody may be waiting any more.
      reportOnce(failure)
      throw failure
    }
  }

  const callBack = async (event: LeanWebhookEvent): Promise<void> => {
    // Own callbacks only: a type may be spelled like something that every object has.
    const ofType = Object.hasOwn(on, event.type) ? on[event.type] : undefined
    if (ofType) await call('on', () => ofType(event))
    if (onEvent) await call('onEvent', () => onEvent(event))
  }

  const handle = async (request: Request): Promise<Response> => {
    try {
      const event = toWebhookEvent(await verifyWebhook(request, secret, verification))
      // The limit is the answer's: callbacks that end later are done all the same, and the next delivery finds them so.
      await withDeadline({ timeoutMs: CALLBACK_TIMEOUT_MS, timeoutError: tooSlow }, () =>
        handledEvents.once(event.eventId, () => callBack(event)),
      )
      return respond(200, null)
    } catch (error) {
      const failure = isLeanServerError(error) ? error : notHandled(`The handler threw ${kindOf(error)}.`)
      if (failure.reason === 'duplicate') return respond(200, null)
      reportOnce(failure)
      return respond(failure.status, failure.code)
    }
  }

  return async (request: Request, nodeResponse?: unknown) => {
    if (isWebRequest(request)) {
      return request.method === 'POST' ? handle(request) : respond(405, 'method_not_allowed', { allow: 'POST' })
    }
    report(new LeanServerError('invalid_options', `The webhook handler cannot read its request. ${webRequestAdvice}`))
    answerNodeRequest(nodeResponse)
    return respond(500, 'internal_error')
  }
}

function tooSlow(): LeanServerError {
  return notHandled(
    `The callbacks did not end within ${CALLBACK_TIMEOUT_MS} ms, and Lean waits 10 s. Put longer work into a queue, and return once it is there.`,
  )
}

function notHandled(problem: string): LeanServerError {
  return new LeanServerError('upstream_unavailable', `The event was not handled; Lean sends it again. ${problem}`, {
    reason: 'hook_threw',
  })
}

function respond(status: number, error: string | null, headers: Record<string, string> = {}): Response {
  return new Response(error === null ? null : JSON.stringify({ error }), {
    status,
    headers: {
      ...(error === null ? {} : { 'content-type': 'application/json' }),
      'cache-control': 'no-store',
      ...headers,
    },
  })
}
