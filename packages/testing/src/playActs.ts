/** Plays a scenario's acts for one call of the fake: each at its time, in order. */
import type { LeanMethodRow } from '@lean-link/core/methods'
import { createsEntity } from './linksdk/methodKinds.client.js'
import { toReturnUrl } from './linksdk/script/answers.client.js'
import type { VendorAct } from './scenario.ts'
import type { Timers } from './createTimers.ts'

interface CallContext {
  row: LeanMethodRow
  config: Readonly<Record<string, unknown>>
  callback: (answer: unknown) => void
  timers: Timers
  /** before the first act */
  startMs: number
  bankIdentifier: string
}

function toNamedError(name: string): Error {
  const error = new Error(`Simulated LinkSDK error: ${name}`)
  error.name = name
  return error
}

/** What LinkSDK reports before the page leaves for the bank. Only a method that connects a bank has an entity to name. */
function toRedirect(
  { row, config, bankIdentifier: bank }: CallContext,
  act: Extract<VendorAct, { redirect: unknown }>,
) {
  const isConnected = act.redirect === 'success' && createsEntity(row)
  const entityId = isConnected ? crypto.randomUUID() : undefined
  const url = toReturnUrl(config, act.redirect, { bank, entityId, params: act.params })
  return { status: 'REDIRECT', ...(url !== null && { open_banking_redirect_url: url }) }
}

/**
 * Nothing is called back before this returns: LinkSDK answers from a frame. Throws for a `throw` without `after`; returns the promise
 * that rejects for one with `after`, else undefined.
 */
export function playActs(acts: readonly VendorAct[], context: CallContext): Promise<never> | undefined {
  const { callback, timers } = context
  let at = context.startMs
  let rejection: Promise<never> | undefined
  for (const act of acts) {
    at += act.after ?? 0
    if ('throw' in act) {
      if (act.after === undefined) throw toNamedError(act.throw)
      const ms = at
      rejection ??= new Promise((_, reject) => timers.after(ms, () => reject(toNamedError(act.throw))))
    } else if ('callback' in act) {
      timers.after(at, () => callback(act.callback))
    } else if ('redirect' in act) {
      timers.after(at, () => callback(toRedirect(context, act)))
    }
  }
  return rejection
}
