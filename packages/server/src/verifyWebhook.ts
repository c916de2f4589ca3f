/** Checks that a webhook was signed by Lean, before anything in it is believed; the proof that a bank was connected. */
import { LeanServerError } from './LeanServerError.ts'
import { parseJsonObject } from './parseJsonObject.ts'
import { readBytes } from './readBytes.ts'
import { toSignatureBytes } from './toSignatureBytes.ts'
import { withDeadline } from './withDeadline.ts'

const MAX_BODY_MS = 10_000

/** A webhook whose signature is right. `payload` is as Lean sent it, snake_case. */
export interface LeanWebhook {
  type: string
  message?: string
  payload: unknown
  eventId: string
  timestamp: string
}

export interface VerifyWebhookOptions {
  /** How far the webhook's own timestamp may be from this server's clock. Default: any, since Lean's retry times are not documented. */
  toleranceMs?: number
  /** True when this event was handled before. Asked last, only for webhooks whose signature is right. */
  seen?: (eventId: string) => boolean | Promise<boolean>
  /** Default 1 MiB. */
  maxBytes?: number
}

/**
 * Resolves with the webhook. Rejects with LeanServerError; answer Lean with its `status`:
 * `upstream_rejected` 401 (signature missing or wrong, or older or newer than `toleranceMs`), `upstream_rejected` 200 (seen before:
 * done, Lean must not send it again), `upstream_invalid` 400 (signed, but no webhook) or 413 (larger than `maxBytes`),
 * `upstream_unavailable` 503 (`seen` threw, or the body broke off or took longer than 10 s: Lean may try again),
 * `invalid_options` 500 (no secret, or the body was read or parsed before: it is the raw bytes that are signed).
 *
 * Lean documents HMAC-SHA512 over the raw body in the header `lean-signature`, not its encoding: hex and base64 are accepted,
 * with or without `sha512=`. With several secrets any may match, so that a new one can be added before the old one goes.
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
  checkUse(request, secrets, toleranceMs, maxBytes)

  const signature = toSignatureBytes(request.headers.get('lean-signature'))
  if (signature === null) throw rejected('carries no HMAC-SHA512 in its "lean-signature" header')
  const bytes = await withDeadline(MAX_BODY_MS, null, (signal) => readBytes(request, maxBytes, signal)).catch(() => {
    throw new LeanServerError(
      'upstream_unavailable',
      'The body of the webhook broke off or took longer than 10 s; Lean may send it again.',
    )
  })
  if (bytes === null) throw invalid(`is larger than ${maxBytes} bytes`, 413)
  if (!(await isSigned(bytes, signature, secrets))) {
    throw rejected('has a signature that no configured secret makes: it is not from Lean, or a body parser changed it')
  }

  const body = parseJsonObject(bytes)
  const { type, message, event_id: eventId, timestamp } = body ?? {}
  if (!isText(type) || !isText(eventId) || !isText(timestamp)) throw invalid('has no type, event_id or timestamp', 400)
  if (toleranceMs !== undefined && !(Math.abs(Date.now() - toTime(timestamp)) <= toleranceMs)) {
    throw rejected('is outside "toleranceMs" by its timestamp')
  }
  if (seen !== undefined && (await wasSeen(seen, eventId))) {
    throw new LeanServerError(
      'upstream_rejected',
      'The webhook was handled before. Answer 200, so that Lean does not send it again.',
      { status: 200 },
    )
  }
  return { type, ...(isText(message) ? { message } : {}), payload: body?.['payload'] ?? null, eventId, timestamp }
}

function checkUse(request: Request, secrets: unknown, toleranceMs: unknown, maxBytes: unknown): void {
  const problems: string[] = []
  if (!Array.isArray(secrets) || secrets.length === 0 || !secrets.every(isText)) {
    problems.push('The secret must be a string that is not empty, or a list of such strings.')
  }
  if (toleranceMs !== undefined && !(typeof toleranceMs === 'number' && toleranceMs >= 0)) {
    problems.push('"toleranceMs" must be a number of milliseconds.')
  }
  if (!(typeof maxBytes === 'number' && maxBytes > 0)) problems.push('"maxBytes" must be a number above 0.')
  if (request.bodyUsed) {
    problems.push(
      'The body was read before: pass the request ahead of any body parser, since the raw bytes are signed.',
    )
  }
  if (problems.length > 0) {
    throw new LeanServerError('invalid_options', `verifyWebhook cannot check the webhook. ${problems.join(' ')}`)
  }
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

async function wasSeen(seen: (eventId: string) => boolean | Promise<boolean>, eventId: string): Promise<boolean> {
  try {
    return await seen(eventId)
  } catch {
    throw new LeanServerError(
      'upstream_unavailable',
      '"seen" threw, so the webhook was not taken; Lean may send it again.',
    )
  }
}

// A timestamp without a zone is taken for UTC (assumed: Lean's samples all end in Z).
function toTime(timestamp: string): number {
  return Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(timestamp) ? timestamp : `${timestamp}Z`)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function rejected(problem: string): LeanServerError {
  return new LeanServerError('upstream_rejected', `The webhook ${problem}. Nothing in it is to be believed.`, {
    status: 401,
  })
}

function invalid(problem: string, status: number): LeanServerError {
  return new LeanServerError('upstream_invalid', `The webhook ${problem}, so it cannot be used.`, { status })
}
