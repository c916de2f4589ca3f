/** Who decides whose token it is: the session, and nothing that a page can write. */
import { type Check, fail, judgeRefusals, pass, toBody, toStatus } from '../Check.ts'
import { holdsToken, isTokenOf } from '../readTokenAnswer.ts'

const otherCustomer: Check = {
  id: 'other_customer',
  async run({ ask, own, other }) {
    return judgeRefusals([["another customer's id", await ask({ as: own, body: toBody(other) })]], {
      isExpected: (status) => status === 403,
      expected: '403',
      advice: "Compare the body's customer_id with the session's, and answer 403 where they differ.",
    })
  },
}

/** The places besides `customer_id` that backends have been seen to read a customer from, and the one scope nobody may choose. */
const customerElsewhere: Check = {
  id: 'customer_elsewhere',
  async run({ ask, own, other }) {
    const query = { customer_id: other, customerId: other }
    const headers = { 'x-customer-id': other, 'x-lean-customer-id': other, 'customer-id': other }
    const body = JSON.stringify({ customerId: other, scope: 'api' })
    const answers = [
      ['the query', await ask({ as: own, body: toBody(own), query })],
      ['a header', await ask({ as: own, body: toBody(own), headers })],
      ['another field of the body', await ask({ as: own, body })],
    ] as const
    for (const [place, answer] of answers) {
      if (holdsToken(answer) && !isTokenOf(own, answer))
        return fail(`A customer named in ${place} got a token of its own. Read the customer from the session alone.`)
    }
    return pass('Query, headers and other fields change nothing.')
  },
}

const noCustomer: Check = {
  id: 'no_customer',
  async run({ ask, own }) {
    const answer = await ask({ as: own, body: '{}' })
    if (isTokenOf(own, answer)) return pass("The session's own customer.")
    if (answer.status === 400 && !holdsToken(answer)) return pass('Refused with 400, which is as safe.')
    return fail(
      `A body without a customer was answered ${toStatus(answer)}, without a token of the session's customer. Give that one's token, or answer 400.`,
    )
  },
}

const noSession: Check = {
  id: 'no_session',
  async run({ ask, own }) {
    return judgeRefusals([['a request without a session', await ask({ as: null, body: toBody(own) })]], {
      isExpected: (status) => status === 401,
      expected: '401',
      advice: 'Answer 401 where nobody is signed in.',
    })
  },
}

export const sessionChecks: readonly Check[] = [otherCustomer, customerElsewhere, noCustomer, noSession]
