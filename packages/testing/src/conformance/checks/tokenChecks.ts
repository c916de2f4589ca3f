/** What a signed-in customer gets: a token answer, for that customer alone. */
import { type Check, fail, pass, toBody, toStatus } from '../Check.ts'
import { isJson, isTokenOf, readFields, readGrant, toScope } from '../readTokenAnswer.ts'

type Rule = readonly [field: string, isRight: (value: unknown) => boolean, words: string]

const rules: readonly Rule[] = [
  ['access_token', (value) => typeof value === 'string' && value !== '', 'a text'],
  ['token_type', (value) => typeof value === 'string' && /^bearer$/i.test(value), '"Bearer"'],
  ['expires_in', (value) => typeof value === 'number' && value > 0, 'a number of seconds'],
  ['scope', (value) => typeof value === 'string' && value !== '', 'a text'],
]

const token: Check = {
  id: 'token',
  async run({ ask, own }) {
    const answer = await ask({ as: own, body: toBody(own) })
    if (answer.status !== 200)
      return fail(
        `A signed-in request for the session's own customer was answered ${toStatus(answer)}, not 200. Check the sign-in, the address, and what the backend logs.`,
      )
    const fields = readFields(answer)
    if (!isJson(answer) || !fields)
      return fail('The answer is not JSON. Send an object, with "Content-Type: application/json".')
    const wrong = rules.filter(([field, isRight]) => !isRight(fields[field]))
    if (wrong.length === 0) return pass('200, with all four fields of a token.')
    const sentences = wrong.map(([field, , words]) => `"${field}" must be ${words}`)
    return fail(`The token answer is incomplete: ${sentences.join(', ')}. Pass on these fields of Lean's answer.`)
  },
}

const scope: Check = {
  id: 'scope',
  async run({ ask, own }) {
    const grant = readGrant(await ask({ as: own, body: toBody(own) }))
    const allowed = toScope(own)
    const advice = 'Ask Lean for the scope "customer.<id>" and for nothing else.'
    if (!grant.scope) return fail(`The answer has no scope that could be checked. ${advice}`)
    if ([...grant.scope, ...grant.claimedScope].includes('api'))
      return fail(`The token has the scope "api": it opens every customer's data. ${advice}`)
    const others = grant.claimedCustomers.filter((id) => toScope(id) !== allowed)
    if (grant.scope.some((word) => word !== allowed) || others.length > 0)
      return fail(`The token is for more than the session's customer. ${advice}`)
    return pass('Only "customer.<id>" of the session.')
  },
}

const eachSession: Check = {
  id: 'each_session',
  async run({ ask, other }) {
    const answer = await ask({ as: other, body: toBody(other) })
    if (isTokenOf(other, answer)) return pass('The second customer gets a token of its own.')
    return fail(
      `The second customer's session was answered ${toStatus(answer)}, without a token of its own. Read the customer from each request's session.`,
    )
  },
}

export const tokenChecks: readonly Check[] = [token, scope, eachSession]
