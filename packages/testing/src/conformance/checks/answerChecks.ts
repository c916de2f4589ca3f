/** What no answer may hold, whatever was asked: these look through everything that the checks before them got. */
import { type Check, fail, pass, toBody } from '../Check.ts'
import type { Answer } from '../createEndpoint.ts'
import { toSecretSpellings } from '../toSecretSpellings.ts'
import { holdsToken, readFields } from '../readTokenAnswer.ts'
import { malformedJson } from './bodyChecks.ts'

const noStore: Check = {
  id: 'no_store',
  async run({ ask, own, answers }) {
    await ask({ as: own, body: toBody(own) })
    const tokens = answers.filter(holdsToken)
    if (tokens.length === 0) return fail('There was no token answer to look at: see the check "token".')
    const isKept = tokens.some(({ headers }) => !/\bno-store\b/i.test(headers.get('cache-control') ?? ''))
    if (isKept) return fail('A token answer may be kept by a cache. Send "Cache-Control: no-store" with it.')
    return pass('Every token answer says so.')
  },
}

const noSecret: Check = {
  id: 'no_secret',
  async run({ ask, own, answers, clientSecret }) {
    await ask({ as: own, body: toBody(own) })
    const spellings = toSecretSpellings(clientSecret)
    const isLeaked = answers.some((answer) => {
      const all = `${[...answer.headers].flat().join('\n')}\n${answer.text}`
      return spellings.some((spelling) => all.includes(spelling))
    })
    if (!isLeaked) return pass(`In none of ${answers.length} answers, plain or encoded.`)
    return fail(
      'The client secret is in an answer, plain or encoded. Replace it at Lean now: everybody who asked may have it. Then send codes of your own only.',
    )
  },
}

const noRefreshToken: Check = {
  id: 'no_refresh_token',
  async run({ ask, own, answers }) {
    await ask({ as: own, body: toBody(own) })
    if (!answers.some(({ text }) => /refresh_?token/i.test(text))) return pass('In no answer.')
    return fail('An answer has a refresh token, which outlives the session. Pass on the four fields of a token only.')
  },
}

/** Frames of JavaScript, Python, Java and Kotlin, Go, Ruby, PHP, C#; and what Lean's OAuth server says of itself. */
const insides =
  /\bat .{1,200}:\d+:\d+|Traceback \(most|\.(?:java|kt):\d+\)|goroutine \d+ \[|\.rb:\d+:in|\.php(?:\(\d+\)| on line )|:line \d+\b|error_description|\bauth\.[\w.-]*leantech\.me/

const errors: Check = {
  id: 'errors',
  async run({ ask, own, other, answers }) {
    const headers = { origin: 'https://attacker.example', 'sec-fetch-site': 'cross-site' }
    const seen = [
      ['a request without a session', await ask({ as: null, body: toBody(own) })],
      ["another customer's id", await ask({ as: own, body: toBody(other) })],
      ['malformed JSON', await ask({ as: own, body: malformedJson })],
      ['a page of another site', await ask({ as: own, body: toBody(own), headers })],
    ] as const
    const refused = answers.filter(({ status }) => status >= 400)
    if (refused.some(({ text }) => insides.test(text)))
      return fail(
        'An error shows insides of the backend: a stack trace, or words of Lean. Log those, and answer {"error": "<code>"}.',
      )
    for (const [name, answer] of seen) {
      if (answer.status >= 400 && !isCodeAlone(answer))
        return fail(
          `The error for ${name} is not {"error": "<code>"} as JSON, with a code of small letters and "_". Pages show what to do by that code.`,
        )
    }
    return pass('Codes as JSON, and no insides of the backend.')
  },
}

/** Ids and numbers may stand beside the code, sentences may not: nobody can tell whose they are. */
function isCodeAlone(answer: Answer): boolean {
  const { error, ...rest } = readFields(answer) ?? {}
  if (typeof error !== 'string' || !/^[a-z_]{1,40}$/.test(error)) return false
  return Object.values(rest).every((value) => typeof value !== 'object' && /^[\w.:-]{0,100}$/.test(String(value)))
}

export const answerChecks: readonly Check[] = [noStore, noSecret, noRefreshToken, errors]
