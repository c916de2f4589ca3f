/** What a page of another site can try with the customer's browser, cookie included. */
import { type Attempt, type Check, fail, isClientError, judgeRefusals, pass, toBody } from '../Check.ts'

const attacker = 'https://attacker.example'

/** Browsers say it in two headers; older ones in the first alone, sandboxed frames and some redirects with `null`. */
const strangers = [
  ['a page of another site', { origin: attacker, 'sec-fetch-site': 'cross-site' }],
  ['a page of another site in an older browser', { origin: attacker, 'sec-fetch-site': null }],
  ['a sandboxed page', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
] as const

const crossSite: Check = {
  id: 'cross_site',
  async run({ ask, own }) {
    const attempts: Attempt[] = []
    for (const [name, headers] of strangers) attempts.push([name, await ask({ as: own, body: toBody(own), headers })])
    return judgeRefusals(attempts, {
      isExpected: isClientError,
      expected: '403',
      advice:
        'Refuse requests whose Sec-Fetch-Site is not "same-origin", and without it those whose Origin is not yours, with 403.',
    })
  },
}

const forms: Check = {
  id: 'forms',
  async run({ ask, own }) {
    const send = (type: string, body: string) => ask({ as: own, body, headers: { 'content-type': type } })
    const multipart = `--x\r\nContent-Disposition: form-data; name="customer_id"\r\n\r\n${own}\r\n--x--\r\n`
    const attempts: Attempt[] = [
      ['a form', await send('application/x-www-form-urlencoded', `customer_id=${encodeURIComponent(own)}`)],
      ['a form with JSON as text', await send('text/plain', toBody(own))],
      ['a form with parts', await send('multipart/form-data; boundary=x', multipart)],
    ]
    return judgeRefusals(attempts, {
      isExpected: isClientError,
      expected: '415',
      advice: 'Take "Content-Type: application/json" only, which a form cannot send, and answer 415 to all else.',
    })
  },
}

const methods: Check = {
  id: 'methods',
  async run({ ask, own }) {
    const attempts: Attempt[] = [['GET', await ask({ as: own, method: 'GET', query: { customer_id: own } })]]
    for (const method of ['PUT', 'PATCH', 'DELETE'])
      attempts.push([method, await ask({ as: own, method, body: toBody(own) })])
    return judgeRefusals(attempts, {
      // 501 is what a server says that knows no such method at all.
      isExpected: (status) => isClientError(status) || status === 501,
      expected: '405 or 404',
      advice: 'Give tokens to POST alone.',
    })
  },
}

const noCors: Check = {
  id: 'no_cors',
  async run({ ask, own, answers }) {
    const headers = { origin: attacker, 'sec-fetch-site': 'cross-site' }
    const preflight = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' }
    await ask({ as: null, method: 'OPTIONS', headers: { ...headers, ...preflight, 'content-type': null } })
    await ask({ as: own, body: toBody(own), headers })
    await ask({ as: own, body: toBody(own), headers: { ...headers, origin: 'null' } })
    await ask({ as: own, body: toBody(own) })
    const tooOpen = answers.find((answer) =>
      ['*', 'null', attacker].includes(answer.headers.get('access-control-allow-origin') ?? ''),
    )
    if (!tooOpen) return pass('No answer lets another origin read it.')
    return fail(
      'Access-Control-Allow-Origin lets any origin read an answer. Send it to origins on a list of your own only, and never "*", "null" or an echo.',
    )
  },
}

export const browserChecks: readonly Check[] = [crossSite, forms, methods, noCors]
