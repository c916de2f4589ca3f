/** Checks that a webhook was signed by Lean, before anything in it is believed; the proof that a bank was connected. */
import { callHook } from '../callHook.ts'
import { collectProblems } from '../collectProblems.ts'
import { isWebRequest, webRequestAdvice } from '../http/isWebRequest.ts'
import { hasParsedBody } from '../http/parsedBody.ts'
import { parseJsonObject } from '../http/parseJsonObject.ts'
import { readRequestBody } from '../http/readRequestBody.ts'
import { LeanServerError } from '../LeanServerError.ts'
import { checkVerification } from './checkVerification.ts'
import { decodeSignature } from './decodeSignature.ts'

/** A webhook whose signature is right. `payload` is as Lean sent it, snake_case. */
export interface LeanWebhook {
  type: string
  message?: string
  payload: unknown
  eventId: string
  timestamp: string
}

export interface VerifyWebhookOptions {
  /**
   * How far the webhook's own timestamp may be from this server's clock. Default: any. Lean tries for 180 minutes, and does not say whether
   * each try has a timestamp of its own: less than 181 minutes (10_860_000) may drop real retries.
   */
  toleranceMs?: number
  /** True when this event was handled before. Asked last, only for webhooks whose signature is right. It has 10 s. */
  seen?: (eventId: string) => boolean | Promise<boolean>
  /** Default 1 MiB. */
  maxBytes?: number
}

/**
 * Resolves with the webhook. Answer 200 within 10 s: Lean takes any other status, 204 included, and any later answer for a failure, and
 * tries again 1, 2, 5, 10, 60 and 180 minutes after the first try; `eventId` is the same each time (source: Lean's pages on webhooks, 2026).
 * Rejects with LeanServerError; answer Lean with its `status`:
 * `upstream_rejected` 401 (signature missing or wrong, or older or newer than `toleranceMs`), `upstream_rejected` 200 (seen before:
 * done, Lean must not send it again), `upstream_invalid` 400 (signed, but no webhook) or 413 (larger than `maxBytes`),
 * `upstream_unavailable` 503 (`seen` threw or said nothing for 10 s, or the body broke off or took longer than 10 s: Lean may try again),
 * `invalid_options` 500 (no secret, or the body was read or parsed before: it is the raw bytes that are signed).
 *
 * Lean documents `sha512=` and an HMAC-SHA512 over the raw body in the header `lean-signature`, not its encoding: hex and base64 are
 * accepted, with the prefix or without. The secret is the webhook secret, one per environment, not the OAuth client secret. With
 * several secrets any may match, so that a new one can be added before the old one goes.
 *
 * @example
 * const webhook = await verifyWebhook(request, [newSecret, oldSecret], { seen: (eventId) => events.has(eventId) })
 */
export async function verifyWebhook(
  request: Request,
  secret: string | readonly string[],
  options: VerifyWebhookOptions = {},
): Promise<LeanWebhook> {
  const { toleranceMs, seen, maxBytes = 1024 * 1024 } = options
  const secrets = typeof secret === 'string' ? [secret] : secret
  checkArguments(request, secrets, toleranceMs, maxBytes)

  const signature = decodeSignature(request.headers.get('lean-signature'))
  if (signature === null) throw rejected('carries no HMAC-SHA512 in its "lean-signature" header')
  const body = await readRequestBody(request, maxBytes)
  if (body.status === 'read_before') throw bodyWasRead()
  if (body.status === 'too_large') throw invalid(`is larger than ${maxBytes} bytes`, 413)
  if (body.status !== 'ok') {
    throw new LeanServerError(
      'upstream_unavailable',
      'The body of the webhook broke off or took longer than 10 s; Lean may send it again.',
    )
  }
  if (!(await isSigned(body.bytes, signature, secrets))) {
    throw rejected('does not match any configured secret: it is not from Lean, or a body parser changed its body')
  }

  const fields = parseJsonObject(body.bytes)
  const { type, message, event_id: eventId, timestamp } = fields ?? {}
  if (!isText(type) || !isText(eventId) || !isText(timestamp)) throw invalid('has no type, event_id or timestamp', 400)
  if (toleranceMs !== undefined && !(Math.abs(Date.now() - toTime(timestamp)) <= toleranceMs)) {
    throw rejected('is outside "toleranceMs" by its timestamp')
  }
  if (seen !== undefined && (await callHook('seen', () => seen(eventId), toHookError))) {
    throw new LeanServerError(
      'upstream_rejected',
      'The webhook was handled before. Answer 200, so that Lean does not send it again.',
      { status: 200, reason: 'duplicate' },
    )
  }
  return { type, ...(isText(message) ? { message } : {}), payload: fields?.['payload'] ?? null, eventId, timestamp }
}

function checkArguments(request: Request, secrets: unknown, toleranceMs: unknown, maxBytes: unknown): void {
  const problems = collectProblems()
  problems.check(isWebRequest(request), webRequestAdvice)
  checkVerification(problems, { secrets, toleranceMs, maxBytes })
  if (problems.all.length > 0) {
    throw new LeanServerError('invalid_options', `verifyWebhook cannot check the webhook. ${problems.all.join(' ')}`)
  }
  if (request.bodyUsed || hasParsedBody(request)) throw bodyWasRead()
}

async function isSigned(bytes: BufferSource, signature: BufferSource, secrets: readonly string[]): Promise<boolean> {
  let ok = false
  for (const secret of secrets) {
    const raw = new TextEncoder().encode(secret)
    const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-512' }, false, ['verify'])
    // Web Crypto compares in constant time; every secret is tried, so that the time does not say which one matched.
    ok = (await crypto.subtle.verify('HMAC', key, signature, bytes)) || ok
  }
  return ok
}

function bodyWasRead(): LeanServerError {
  return new LeanServerError(
    'invalid_options',
    'verifyWebhook cannot check the webhook. Its body was read before: mount it ahead of any body parser, or let the parser keep the bytes (express.raw(), rawBody of Nest), since those are what is signed.',
    { reason: 'body_read' },
  )
}

function toHookError(problem: string): LeanServerError {
  return new LeanServerError(
    'upstream_unavailable',
    `${problem}, so the webhook was not taken; Lean may send it again.`,
    { reason: 'hook_threw' },
  )
}

// A timestamp without a zone is taken for UTC (assumed: Lean's samples all end in Z).
function toTime(timestamp: string): number {
  return Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(timestamp) ? timestamp : `${timestamp}Z`)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function rejected(problem: string): LeanServerError {
  return new LeanServerError('upstream_rejected', `The webhook ${problem}. Do not trust its contents.`, {
    status: 401,
    reason: 'signature',
  })
}

function invalid(problem: string, status: 400 | 413): LeanServerError {
  return new LeanServerError('upstream_invalid', `The webhook ${problem}, so it cannot be used.`, { status })
}
