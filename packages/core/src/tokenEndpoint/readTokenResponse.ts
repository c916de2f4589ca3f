/** Reads what a token endpoint answered; what is no token answer becomes an error that says which kind of answer it was. */
import type { OAuthTokenResponse } from '../api/accessToken.ts'

/** Why an endpoint's answer is no token answer. It goes onto the error as `endpoint`; failure/describeTokenRequest.ts has the words. */
export interface EndpointAnswer {
  /** Without query, which may hold anything. */
  readonly url: string
  readonly kind: 'status' | 'redirect' | 'not_json'
  /** The endpoint's own `{"error": code}`. */
  readonly errorCode?: string
}

/** Larger error answers are not looked into. */
const maxErrorLength = 4_096

export async function readTokenResponse(response: Response, url: string | URL): Promise<OAuthTokenResponse> {
  const { status } = response
  const { origin, pathname } = new URL(url, location.href)
  const toError = (message: string, endpoint: Omit<EndpointAnswer, 'url'>) =>
    Object.assign(new Error(message), { status, endpoint: { ...endpoint, url: origin + pathname } })
  // A browser shows of a redirect that there is one, with the status 0.
  if (!response.ok && status < 400)
    throw toError('The token endpoint answered with a redirect, which is not followed.', { kind: 'redirect' })
  if (!response.ok) {
    const errorCode = await readErrorCode(response)
    throw toError(`The token endpoint answered ${status}.`, { kind: 'status', ...(errorCode && { errorCode }) })
  }
  try {
    return (await response.json()) as OAuthTokenResponse
  } catch (cause) {
    // A connection that broke within the answer, or an abort. Of an answer that is no JSON the words would hold a part.
    if ((cause as Error).name !== 'SyntaxError') throw cause
    throw toError('The token endpoint answered with something that is not JSON.', { kind: 'not_json' })
  }
}

async function readErrorCode(response: Response): Promise<string | undefined> {
  try {
    const text = await response.text()
    const { error } = JSON.parse(text.slice(0, maxErrorLength)) as { error?: unknown }
    return typeof error === 'string' && /^[a-z_]{1,40}$/.test(error) ? error : undefined
  } catch {
    return undefined
  }
}
