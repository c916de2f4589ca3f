/** Stops at an answer that points elsewhere: following it would carry the secret or the token to a host nobody chose. */
import { LeanServerError } from '../LeanServerError.ts'
import { discardBody } from './discardBody.ts'

/** Throws `upstream_invalid` when the response is a redirect, also the opaque one that browsers and Workers make of it. */
export function refuseRedirect(response: Response, serverName: string): void {
  if (response.type !== 'opaqueredirect' && ![301, 302, 303, 307, 308].includes(response.status)) return
  discardBody(response)
  throw new LeanServerError(
    'upstream_invalid',
    `${serverName} answered with a redirect, which is refused so that no credential leaves for another host. Check the base URL.`,
  )
}
