/** The routes by which the simulated LinkSDK in a page talks to its simulator: what it was called with, what to play, how it ended. */
import { leanMethods } from '@lean-link/core/methods'
import type { LeanMethod } from '@lean-link/core'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { toRecordedCall } from '../toRecordedCall.ts'
import { apiError } from './apiError.ts'
import { listBanks } from './banks.ts'
import { readBearer } from './readBearer.ts'
import { settleOutcome } from './settleOutcome.ts'
import type { Webhooks } from './createWebhooks.ts'
import type { SimulatorState } from './simulatorState.ts'

const isMethod = (value: unknown): value is LeanMethod => leanMethods.some((row) => row.method === value)
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Invented whole: nothing is known of how the real LinkSDK talks to Lean. */
export function createControlRoutes(state: SimulatorState, webhooks: Webhooks): Hono {
  const routes = new Hono()
  const allowHeaders = ['authorization', 'content-type', 'x-lean-link-simulator']
  routes.use('/link/simulator/*', cors({ origin: '*', allowMethods: ['GET', 'POST'], allowHeaders }))
  for (const path of ['calls', 'session', 'outcome']) {
    routes.use(`/link/simulator/${path}`, async (c, next) => {
      if (c.req.header('x-lean-link-simulator') === state.controlKey) return next()
      return apiError(403, 'Simulated: this route needs the control key that the served script carries.')
    })
  }

  return routes
    .get('/link/simulator/session', async (c) => {
      // LinkSDK reads its session before it shows anything, so here is where its frame is late.
      const readyInMs = state.scriptServedAt + (state.scenario.script?.wrapperDelayMs ?? 0) - Date.now()
      if (readyInMs > 0) await state.timers.wait(readyInMs)
      const country = c.req.query('country')
      const banks = listBanks(state.scenario.banks, country === 'ae' || country === 'sa' ? country : undefined)
      return c.json({ scenario: state.scenario, banks }, 200, { 'cache-control': 'no-store' })
    })
    .post('/link/simulator/calls', async (c) => {
      const body = parse(await c.req.text())
      if (!isRecord(body) || !isMethod(body['method']) || !isRecord(body['config'])) {
        return apiError(400, 'Simulated: a call is {"method": one of LinkSDK\'s, "config": {...}}.')
      }
      state.calls.push(toRecordedCall(body['method'], body['config']))
      return c.body(null, 204)
    })
    .post('/link/simulator/outcome', async (c) => {
      const body = parse(await c.req.text())
      if (
        !isRecord(body) ||
        !isMethod(body['method']) ||
        !['success', 'cancelled', 'error'].includes(String(body['outcome']))
      ) {
        return apiError(400, 'Simulated: an outcome is {"method": ..., "outcome": "success", "cancelled" or "error"}.')
      }
      const authorization = c.req.header('authorization')
      const bearer = await readBearer(state, authorization)
      return settleOutcome(body, { state, webhooks, bearer, hasToken: authorization !== undefined })
    })
}
