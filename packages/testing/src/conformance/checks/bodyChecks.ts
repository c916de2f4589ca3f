/** Bodies that no page of the kit sends. */
import { type Check, fail, judgeRefusals, pass, toBody, toStatus } from '../Check.ts'
import type { Answer } from '../createEndpoint.ts'
import { isTokenOf } from '../readTokenAnswer.ts'
import { UnansweredError } from '../UnansweredError.ts'

export const malformedJson = '{"customer_id":'

const malformedBody: Check = {
  id: 'malformed_body',
  async run({ ask, own }) {
    return judgeRefusals([['malformed JSON', await ask({ as: own, body: malformedJson })]], {
      isExpected: (status) => status === 400,
      expected: '400',
      advice: 'Answer 400 where the body is not a JSON object.',
    })
  },
}

const largeBytes = 1024 * 1024
const limitAdvice = 'Stop reading after 4 kB and answer 413.'

const largeBody: Check = {
  id: 'large_body',
  async run({ ask, own }) {
    const padding = 'x'.repeat(largeBytes)
    const answer = await orClosed(ask({ as: own, body: JSON.stringify({ customer_id: own, padding }) }))
    // Closing the connection is a refusal; ending the process is not.
    await ask({ as: own, body: toBody(own) })
    if (answer === 'closed') return pass('The connection was closed, and the endpoint goes on.')
    if (answer.status >= 400 && answer.status < 500) return pass(`Refused with ${answer.status}.`)
    if (isTokenOf(own, answer)) return pass(`Ignored. ${limitAdvice}`)
    return fail(`A body of 1 MB was answered ${toStatus(answer)}. ${limitAdvice}`)
  },
}

async function orClosed(answer: Promise<Answer>): Promise<Answer | 'closed'> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof UnansweredError && error.reason === 'closed') return 'closed'
    throw error
  }
}

export const bodyChecks: readonly Check[] = [malformedBody, largeBody]
