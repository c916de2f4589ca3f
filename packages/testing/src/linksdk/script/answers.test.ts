/** The address that a bank sends the browser back to. */
import { expect, it } from 'vitest'
import { toReturnUrl } from './answers.client.js'

const config = {
  customer_id: 'customer',
  success_redirect_url: 'https://app.test/ok?own=1#part',
  fail_redirect_url: 'https://app.test/no',
}
const queryOf = (url: string | null) => Object.fromEntries(new URL(url ?? '').searchParams)

it("comes back with the parameters of a recorded return, and keeps the page's own", () => {
  const url = toReturnUrl(config, 'success', { bank: 'BANK', entityId: 'entity' })
  const query = { own: '1', entity_id: 'entity', bank_identifier: 'BANK', customer_id: 'customer' }
  expect(queryOf(url)).toEqual({ ...query, consent_attempt_id: expect.stringMatching(/^[\da-f-]{36}$/) })
  expect(url).toMatch(/#part$/)
})

it('lets a scenario replace parameters', () => {
  const url = toReturnUrl(config, 'success', { bank: 'BANK', params: { consent_attempt_id: 'fixed', extra: 'x' } })
  expect(queryOf(url)).toMatchObject({ consent_attempt_id: 'fixed', extra: 'x' })
})

it('names a reason in place of the attempt, and no entity, when the bank refused', () => {
  expect(queryOf(toReturnUrl(config, 'fail', { bank: 'BANK' }))).toEqual({
    bank_identifier: 'BANK',
    customer_id: 'customer',
    granular_status_code: 'USER_CANCELLED',
    status_additional_info: 'Refused in the simulator',
  })
})

it('goes nowhere without a URL', () => {
  expect(toReturnUrl({}, 'success', { bank: null })).toBeNull()
})
