/** The endpoint under test: sends it one request at a time, and keeps every answer for the checks that look through all of them. */
import { toNetworkProblem, UnansweredError } from './UnansweredError.ts'

export interface TokenEndpointOptions {
  /** absolute address of the token endpoint, `http:` or `https:` */
  url: string
  /** Headers of a signed-in session of this customer, such as its cookie. Asked once per customer. */
  signIn(customerId: string): Promise<Record<string, string>>
  /** Two customers who can sign in. The first one does nearly all of the asking. */
  customerIds: readonly [string, string]
  /** Only to look for it in answers: it is never sent. */
  clientSecret: string
}

export interface Ask {
  /** whose session it has; null: nobody's */
  as: string | null
  /** default POST */
  method?: string
  /** default: none, as for GET */
  body?: BodyInit
  /** instead of those that a page of the endpoint's own origin sends, and of the session's; null takes one away */
  headers?: Readonly<Record<string, string | null>>
  query?: Readonly<Record<string, string>>
}

export interface Answer {
  status: number
  headers: Headers
  text: string
}

export interface Endpoint {
  readonly own: string
  readonly other: string
  readonly clientSecret: string
  /** Everything that was answered so far. */
  readonly answers: readonly Answer[]
  /** Rejects with an UnansweredError. */
  ask(request: Ask): Promise<Answer>
}

/** What a page of the endpoint's own origin sends. A session's headers come after these: its frontend may have an origin of its own. */
const toPageHeaders = (url: URL) => ({
  'content-type': 'application/json',
  accept: 'application/json',
  origin: url.origin,
  'sec-fetch-site': 'same-origin',
})

export function createEndpoint(options: TokenEndpointOptions, timeoutMs: number): Endpoint {
  const [own, other] = options.customerIds
  const answers: Answer[] = []
  const sessions = new Map<string, Promise<Record<string, string>>>()
  /** Nothing was ever answered: the next requests would only wait as long. */
  let firstFailure: UnansweredError | undefined

  function signIn(customerId: string): Promise<Record<string, string>> {
    const session = sessions.get(customerId) ?? startSession(options, customerId)
    sessions.set(customerId, session)
    return session
  }

  async function send({ as, method = 'POST', body, headers, query = {} }: Ask): Promise<Answer> {
    const url = new URL(options.url)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    const session = as === null ? {} : await signIn(as)
    const all = toHeaders({ ...toPageHeaders(url), ...lowerCased(session), ...headers })
    try {
      const init = { method, headers: all, redirect: 'manual', cache: 'no-store' } as const
      const signal = AbortSignal.timeout(timeoutMs)
      const response = await fetch(url, { ...init, signal, ...(body !== undefined && { body }) })
      const answer = { status: response.status, headers: response.headers, text: await response.text() }
      answers.push(answer)
      return answer
    } catch (error) {
      throw toNetworkProblem(error, timeoutMs)
    }
  }

  return {
    own,
    other,
    clientSecret: options.clientSecret,
    answers,
    async ask(request) {
      if (firstFailure) throw firstFailure
      try {
        return await send(request).catch((error: unknown) => {
          // A kept connection may end just as it is used again, which says nothing about this request.
          if (error instanceof UnansweredError && error.reason === 'closed') return send(request)
          throw error
        })
      } catch (error) {
        if (answers.length === 0 && error instanceof UnansweredError) firstFailure = error
        throw error
      }
    },
  }
}

async function startSession({ signIn }: TokenEndpointOptions, customerId: string): Promise<Record<string, string>> {
  try {
    return await signIn(customerId)
  } catch {
    // Not its message: a failed sign-in may quote a password.
    throw new UnansweredError(
      'no_session',
      'signIn() threw, so nothing was asked. Make it return the headers of a signed-in session.',
    )
  }
}

const lowerCased = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

function toHeaders(headers: Readonly<Record<string, string | null>>): Headers {
  try {
    return new Headers(Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== null))
  } catch {
    // Not its message, which quotes the value.
    throw new UnansweredError(
      'no_session',
      'signIn() returned a header that cannot be sent. Return names and values as HTTP has them.',
    )
  }
}
