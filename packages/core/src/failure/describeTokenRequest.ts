/** Says what a token endpoint answered where it gave no token, and what to do about it. */
import type { Failure } from '../api/LeanError.ts'
import type { EndpointAnswer } from '../tokenEndpoint/readTokenResponse.ts'

interface FailedRequest {
  readonly status: number | undefined
  readonly endpoint: EndpointAnswer | undefined
  readonly cause: unknown
}

/** How to fix what a status says; `errorCode` is the endpoint's own word, as `@lean-link/server` answers it. */
function toHint({ status, endpoint }: FailedRequest): string {
  if (endpoint?.kind === 'redirect')
    return 'Answer 401 without a session instead of leading to a login page, and give the final address, with or without a slash at its end.'
  if (endpoint?.kind === 'not_json')
    return 'Answer with the JSON of the token. An HTML page often means that the address leads to the app itself: check the route and the proxy of your development server.'
  switch (status) {
    case 401:
      return 'The customer is signed out, or your session cookie was not sent: check what identify() returns.'
    case 403:
      return endpoint?.errorCode?.includes('customer')
        ? 'The session belongs to another customer than customerId names: pass the customer of your session.'
        : 'The endpoint refused this page: add its origin to allowedOrigins, and look at what your backend logs.'
    case 404:
      return 'There is no such route: check the address, the HTTP method (POST), and the proxy of your development server.'
    case 405:
      return 'The route does not take POST: export the handler as POST.'
    case 429:
      return 'Your rate limit stopped the request: try again later.'
    default:
      return 'Look at what your backend logs: it knows why.'
  }
}

export function describeTokenRequest(request: FailedRequest): Failure {
  const { status, endpoint, cause } = request
  const address = endpoint ? ` at ${endpoint.url}` : ''
  const retryable = cause instanceof TypeError || (status ?? 0) >= 500
  const failure: Failure = { code: 'token_request_failed', status, retryable, cause }
  if (cause instanceof TypeError && status === undefined)
    return {
      ...failure,
      message: 'Your token endpoint could not be reached. Without a token LinkSDK cannot be opened.',
      hint: 'Check that your backend runs, its address, and CORS where it is on another origin; the cause has the words of the browser.',
    }
  if (status === undefined && !endpoint) return failure
  const kinds = {
    redirect: 'with a redirect, which is not followed',
    not_json: `${status} with something that is not JSON`,
    status: `${status}${endpoint?.errorCode ? ` (${endpoint.errorCode})` : ''}`,
  }
  return {
    ...failure,
    message: `Your token endpoint${address} answered ${kinds[endpoint?.kind ?? 'status']}. Without a token LinkSDK cannot be opened.`,
    hint: toHint(request),
  }
}
