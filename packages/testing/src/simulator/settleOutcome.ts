/** What a finished LinkSDK flow leaves at Lean: an entity with its webhooks, a consent that was tried; or why Lean refuses it. */
import { leanMethods } from '@lean-link/core/methods'
import { createsEntity } from '../linksdk/methodKinds.client.js'
import { apiError } from './apiError.ts'
import { identifierMissing } from './consentRoutes.ts'
import { toDataRefresh, toEntity, toEntityCreated } from './entity.ts'
import type { Bearer } from './readBearer.ts'
import { findOrAddCustomer, type SimulatorState } from './simulatorState.ts'
import type { Webhooks } from './createWebhooks.ts'

interface OutcomeContext {
  state: SimulatorState
  webhooks: Webhooks
  /** null: none, or one that is not good */
  bearer: Bearer | null
  hasToken: boolean
}

/** How long fetching a bank's data takes; invented. */
const refreshMs = 1_000

/** @param body `outcome`: how it ended; `error` is sent only by a visit at the bank that the customer refused */
export function settleOutcome(body: Record<string, unknown>, context: OutcomeContext): Response {
  const { state, bearer } = context
  const row = leanMethods.find(({ method }) => method === body['method'])
  const isSuccess = body['outcome'] === 'success'
  if (row?.method === 'authorizeConsent' && body['outcome'] === 'error') markTried(body, state, 'REJECTED')
  if (!isSuccess) return Response.json({})
  const problem = getTokenProblem(body, context)
  if (problem) return problem
  if (row?.method === 'authorizeConsent') return authoriseConsent(body, context)
  if (!row || !createsEntity(row) || !bearer?.customerId) return Response.json({})
  return Response.json({ entity_id: connectBank(bearer.customerId, body, context) })
}

/** What is wrong with the token of an outcome, or null. Guests of pay and checkout have none. */
function getTokenProblem(body: Record<string, unknown>, { state, bearer, hasToken }: OutcomeContext): Response | null {
  const row = leanMethods.find((one) => one.method === body['method'])
  if (!hasToken && row?.token === 'if_customer') return null
  if (!bearer) return apiError(401, 'Simulated: LinkSDK needs an access token of this simulator that has not expired.')
  if (bearer.customerId === null)
    return apiError(403, 'Simulated: LinkSDK needs a customer token, not one of scope "api".')
  if (body['customer_id'] !== undefined && body['customer_id'] !== null && body['customer_id'] !== bearer.customerId) {
    return apiError(403, 'Simulated: the access token is for another customer.', 'INCORRECT_ACCESS_LEVEL')
  }
  const appToken = state.trustsTokens ? body['app_token'] : state.clientId
  if (body['app_token'] !== appToken || bearer.appToken !== appToken) {
    return apiError(
      403,
      'Simulated: the access token or app_token is for another application.',
      'INCORRECT_ACCESS_LEVEL',
    )
  }
  return null
}

function connectBank(customerId: string, body: Record<string, unknown>, { state, webhooks }: OutcomeContext): string {
  const { app_user_id: appUserId } = findOrAddCustomer(state, customerId)
  const bank = typeof body['bank_identifier'] === 'string' ? body['bank_identifier'] : 'LEAN_OF_RETAIL_UAE'
  const known = state.entities.find((one) => one.customer_id === customerId && one.bank_identifier === bank)
  if (known) return known.id
  const permissions = Array.isArray(body['permissions']) ? body['permissions'].map(String) : []
  const entity = toEntity(customerId, bank, permissions)
  state.entities.push(entity)
  webhooks.send(toEntityCreated(entity, appUserId))
  webhooks.send(toDataRefresh(entity, appUserId, 'PENDING'))
  state.timers.after(refreshMs, () => webhooks.send(toDataRefresh(entity, appUserId, 'FINISHED')))
  return entity.id
}

function markTried(body: Record<string, unknown>, state: SimulatorState, status: 'AUTHORISED' | 'REJECTED'): void {
  const id = String(body['consent_id'])
  state.consents.set(id, { details: state.consents.get(id)?.details ?? { id }, status })
}

/** A consent that was cancelled before the bank may be tried again; one that the bank was asked about gets 409, as integrators report. */
function authoriseConsent(body: Record<string, unknown>, { state, bearer }: OutcomeContext): Response {
  const consent = state.consents.get(String(body['consent_id']))
  if (consent && consent.status !== 'AWAITING_AUTHORISATION')
    return apiError(409, 'Simulated: this consent was tried before.', 'CONSENT_ALREADY_USED')
  // One that was made here has the identifier already.
  const customer = state.customers.find((one) => one.customer_id === bearer?.customerId)
  if (!consent && !customer?.government_identifiers?.length) return identifierMissing()
  markTried(body, state, 'AUTHORISED')
  return Response.json({})
}
