/** A request that got no answer. Its message is a check's detail: it says what to do, and quotes nothing that was sent. */

/** `closed`: the connection ended early, which is one way to refuse a body. */
type Reason = 'no_session' | 'timeout' | 'closed' | 'unreachable'

export class UnansweredError extends Error {
  override readonly name = 'UnansweredError'
  readonly reason: Reason

  constructor(reason: Reason, message: string) {
    super(message)
    this.reason = reason
  }
}

const closed = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'ECONNABORTED']

export function toNetworkProblem(error: unknown, timeoutMs: number): UnansweredError {
  const { name, cause } = error as { name?: string; cause?: { code?: unknown } }
  if (name === 'TimeoutError')
    return new UnansweredError(
      'timeout',
      `No answer within ${timeoutMs / 1_000} s. Answer every request in bounded time, also where a body or Lean is slow.`,
    )
  const code = typeof cause?.code === 'string' && /^[A-Z_]{1,40}$/.test(cause.code) ? cause.code : ''
  const named = code && ` (${code})`
  if (closed.includes(code))
    return new UnansweredError(
      'closed',
      `The connection was closed without an answer${named}. Look at what the backend logs.`,
    )
  return new UnansweredError(
    'unreachable',
    `The endpoint cannot be reached${named}. Start it, and give its address as this machine reaches it.`,
  )
}
