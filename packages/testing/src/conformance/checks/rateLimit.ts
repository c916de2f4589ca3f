/** Whether asking again and again is stopped. Information: the wire format has 429, but no number of requests that calls for it. */
import { type Check, pass, toBody } from '../Check.ts'

const limit = 20

/** The last check, because the ones after it would be refused too. */
export const rateLimit: Check = {
  id: 'rate_limit',
  async run({ ask, own }) {
    for (let count = 1; count <= limit; count += 1) {
      const { status, headers } = await ask({ as: own, body: toBody(own) })
      if (status === 429) {
        const wait = headers.has('retry-after')
          ? 'with Retry-After'
          : 'without Retry-After, which says how long to wait'
        return pass(`429 at request ${count} of this check, ${wait}.`)
      }
    }
    return pass(
      `For information: no 429 within ${limit} requests. Each token costs a call to Lean, so limit them by session.`,
    )
  },
}
