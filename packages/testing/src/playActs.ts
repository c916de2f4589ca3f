/** Plays a scenario's acts for one call of the fake: each at its time, in order. */
import type { VendorAct } from './scenario.ts'
import type { Timers } from './timers.ts'

interface Stage {
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

/** The address a bank returns to, with the parameters of the recorded KSA sandbox return; those of the act win. */
function toReturnUrl(
  { config, bankIdentifier }: Stage,
  act: Extract<VendorAct, { redirect: unknown }>,
): string | undefined {
  const target = config[`${act.redirect}_redirect_url`]
  if (typeof target !== 'string' || !URL.canParse(target)) return undefined
  const url = new URL(target)
  const returned = {
    ...(act.redirect === 'success' && { entity_id: crypto.randomUUID() }),
    bank_identifier: bankIdentifier,
    ...(typeof config['customer_id'] === 'string' && { customer_id: config['customer_id'] }),
    consent_attempt_id: crypto.randomUUID(),
    ...act.params,
  }
  for (const [key, value] of Object.entries(returned)) url.searchParams.set(key, value)
  return url.href
}

/**
 * Nothing is called back before this returns: LinkSDK answers from a frame. Throws for a `throw` without `after`; returns the promise
 * that rejects for one with `after`, else undefined.
 */
export function playActs(acts: readonly VendorAct[], stage: Stage): Promise<never> | undefined {
  const { callback, timers } = stage
  let at = stage.startMs
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
      timers.after(at, () => callback({ status: 'REDIRECT', open_banking_redirect_url: toReturnUrl(stage, act) }))
    }
  }
  return rejection
}
