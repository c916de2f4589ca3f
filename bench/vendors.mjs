/** What stands in for the vendors: scripts that open nothing and remember when they were asked to, and a token as Lean mints it. */

export const leanScript = `
{
  let end = () => {}
  window.vendor = { calls: [], close: () => end() }
  window.Lean = { connect({ callback }) {
    vendor.calls.push(performance.now())
    end = () => callback({ status: 'CANCELLED' })
  } }
}`

export const plaidScript = `
{
  let end = () => {}
  window.vendor = { calls: [], close: () => end() }
  window.Plaid = { create(config) {
    setTimeout(() => config.onLoad?.())
    const exit = () => {}
    return { open: () => void vendor.calls.push(performance.now()), exit, destroy: exit, submit: exit }
  } }
}`

const encode = (/** @type {object} */ part) => Buffer.from(JSON.stringify(part)).toString('base64url')

/** A new one each time, unsigned, for the customer of all contenders. */
export function token() {
  const now = Math.floor(Date.now() / 1_000)
  const customerId = '6a1b0000-0000-4000-8000-000000000001'
  const claims = {
    iss: 'https://auth.sandbox.leantech.me',
    sub: '11ea0000-0000-4000-8000-000000000001',
    scope: [`customer.${customerId}`],
    customers: [{ id: customerId }],
    iat: now,
    exp: now + 3_600,
  }
  const access_token = `${encode({ alg: 'RS256' })}.${encode(claims)}.${encode({ nonce: Math.random() })}`
  return JSON.stringify({ access_token, token_type: 'Bearer', expires_in: 3_600, scope: `customer.${customerId}` })
}
