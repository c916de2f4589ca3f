/** The simulated API's long-lived payment consents (Account-on-File): made here, authorised in LinkSDK, each tried at a bank once. */
import { Hono } from 'hono'
import { apiError } from './apiError.ts'
import type { SimulatorState } from './simulatorState.ts'

const yearMs = 365 * 86_400_000

/** What Open Finance wants of every customer before a bank is asked; the sentence is Lean's, as integrators report it. */
export const identifierMissing = (): Response => apiError(400, 'Government identifier is required')

export function createConsentRoutes(state: SimulatorState): Hono {
  return new Hono({ strict: false })
    .post('/consents/v1/account-on-file', async (c) => {
      const body = (await c.req.json().catch(() => null)) as Record<string, unknown> | null
      const customer = state.customers.find((one) => one.customer_id === body?.['customer_id'])
      if (!body || !customer) return apiError(400, 'Simulated: customer_id must be that of a customer.')
      if (!body['government_identifier'] && !customer.government_identifiers?.length) return identifierMissing()
      const startAt = Date.now()
      const consent = {
        id: crypto.randomUUID(),
        application_id: state.clientId,
        start_date_time: new Date(startAt).toISOString(),
        expiration_date_time: new Date(startAt + yearMs).toISOString(),
        customer_id: customer.customer_id,
        status: 'AWAITING_AUTHORISATION',
        destination_account_id: body['destination_account_id'] ?? null,
        reference: body['reference'] ?? null,
        currency: body['currency'] ?? 'AED',
        purpose: body['purpose'] ?? null,
        control_parameters: body['control_parameters'] ?? null,
        immediate_payment: body['immediate_payment'] ?? null,
      }
      state.consents.set(consent.id, { details: consent, status: 'AWAITING_AUTHORISATION' })
      return c.json(consent)
    })
    .get('/consents/v1/:id', (c) => {
      const consent = state.consents.get(c.req.param('id'))
      // Integrators report a 404 while a consent waits for its customer; whether Lean always answers so is not known.
      if (!consent || consent.status === 'AWAITING_AUTHORISATION')
        return apiError(404, 'Simulated: no consent with this id exists, or it waits for its customer.')
      const { id, ...details } = consent.details
      return c.json({ consent_id: id, ...details, status: consent.status })
    })
}
