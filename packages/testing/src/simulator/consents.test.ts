/** Long-lived payment consents and the government identifiers that Open Finance wants for them. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { setUpOutcomes } from '../../test/setUpOutcomes.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const identifiers = [{ type: 'EMIRATES_ID', value: '784-0000-0000000-0' }]

async function setUpConsents() {
  const client = await setUpOutcomes()
  const headers = await client.authorize()
  const createConsent = (over: object = {}) =>
    client.sendJson('/consents/v1/account-on-file', { customer_id: client.customerId, ...over }, headers)
  const readConsent = (id: string) => client.send(`/consents/v1/${id}`, { headers })
  const authorise = (consent_id: string, outcome = 'success') =>
    client.post({ method: 'authorizeConsent', consent_id, outcome })
  const identify = (government_identifiers: unknown, method = 'PUT') =>
    client.send(`/customers/v1/${client.customerId}`, {
      method,
      headers,
      body: JSON.stringify({ government_identifiers }),
    })
  return { ...client, headers, createConsent, readConsent, authorise, identify }
}

describe('a customer', () => {
  it('is made with government identifiers, or gets them later', async () => {
    const { sendJson, identify, headers } = await setUpConsents()
    const body = { app_user_id: 'user-2', government_identifiers: identifiers }
    expect(await (await sendJson('/customers/v1/', body, headers)).json()).toMatchObject(body)
    const updated = await identify(identifiers)
    expect([updated.status, await updated.json()]).toMatchObject([200, { government_identifiers: identifiers }])
  })

  it.each([['text'], [[{ type: 'EMIRATES_ID' }]], [[null]]])('is refused the identifiers %j', async (wrong) => {
    const { sendJson, identify, headers } = await setUpConsents()
    expect((await identify(wrong)).status).toBe(400)
    const body = { app_user_id: 'user-2', government_identifiers: wrong }
    expect((await sendJson('/customers/v1/', body, headers)).status).toBe(400)
  })
})

describe('a consent', () => {
  it('fails without a government identifier, of the customer or its own', async () => {
    const { createConsent, authorise, identify } = await setUpConsents()
    const refused = await createConsent()
    expect([refused.status, await refused.json()]).toMatchObject([
      400,
      { message: 'Government identifier is required' },
    ])
    expect((await authorise('made-elsewhere')).status).toBe(400)
    expect((await createConsent({ government_identifier: identifiers[0] })).status).toBe(200)
    await identify(identifiers)
    expect((await createConsent()).status).toBe(200)
    expect((await authorise('made-elsewhere')).status).toBe(200)
  })

  it('may not be there while it waits for its customer, and is authorised after', async () => {
    const { createConsent, readConsent, authorise } = await setUpConsents()
    const created = await createConsent({ government_identifier: identifiers[0], reference: 'IP-007' })
    const { id, status } = (await created.json()) as { id: string; status: string }
    expect(status).toBe('AWAITING_AUTHORISATION')
    expect((await readConsent(id)).status).toBe(404)
    expect((await authorise(id)).status).toBe(200)
    expect(await (await readConsent(id)).json()).toMatchObject({
      consent_id: id,
      status: 'AUTHORISED',
      reference: 'IP-007',
    })
  })

  it('can be tried again after a cancellation before the bank, and not after the bank was asked', async () => {
    const { createConsent, readConsent, authorise } = await setUpConsents()
    const { id } = (await (await createConsent({ government_identifier: identifiers[0] })).json()) as { id: string }
    expect((await authorise(id, 'cancelled')).status).toBe(200)
    expect((await authorise(id)).status).toBe(200)
    expect((await authorise(id)).status).toBe(409)
    expect((await authorise('refused-at-the-bank', 'error')).status).toBe(200)
    expect((await authorise('refused-at-the-bank')).status).toBe(409)
    expect(await (await readConsent('refused-at-the-bank')).json()).toMatchObject({ status: 'REJECTED' })
  })
})
