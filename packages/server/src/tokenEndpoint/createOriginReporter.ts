/** Tells the app about origins that were refused: the usual reason is a frontend of its own that nobody listed. */
import { LeanServerError } from '../LeanServerError.ts'
import { getOwnOrigin, isExactOrigin } from './checkOrigin.ts'

/** Strangers choose their origin as they like: no more of them are remembered, or reported. */
const MAX_REPORTS = 100

/** Makes the function that reports the origin of a refused request, each one once in the life of the handler. */
export function createOriginReporter(report: (error: LeanServerError) => void): (request: Request) => void {
  const reported = new Set<string>()
  return (request) => {
    const origin = readOrigin(request)
    if (reported.has(origin) || reported.size >= MAX_REPORTS) return
    reported.add(origin)
    const page = origin === '' ? 'A page on another site, without an Origin that can be named,' : `A page on ${origin}`
    const entry = origin === '' ? "the page's origin" : `'${origin}'`
    report(
      new LeanServerError(
        'invalid_options',
        `${page} asked for a token and got 403: this endpoint is at ${getOwnOrigin(request)}, and "allowedOrigins" does not list that page. If it is yours, add ${entry} to "allowedOrigins".`,
        { status: 403, reason: 'origin' },
      ),
    )
  }
}

/** The origin; empty when there is none or it is no origin: a stranger's text stays out of the log. */
function readOrigin(request: Request): string {
  const origin = request.headers.get('origin') ?? ''
  return origin.length <= 255 && isExactOrigin(origin) ? origin : ''
}
