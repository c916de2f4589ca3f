/** Turns a bank's identifier into the names a person knows, from Lean's list of banks. */
import type { LeanAuth } from '@lean-link/server'
import type { BankName } from '../src/pageState.ts'

type Names = ReadonlyMap<string, BankName>

/** Null for a bank of which nothing is known. */
export type NameOf = (bank: { identifier?: string | undefined; name?: string }) => BankName | null

/**
 * Asks Lean for its list once, for all who ask. A bank that is not on it, and a list that cannot be had or comes after `signal`, leave the
 * name that is known already, or the identifier.
 */
export function createBankNames(auth: Pick<LeanAuth, 'fetch'>): (signal?: AbortSignal) => Promise<NameOf> {
  let names: Promise<Names | void> | null = null

  return async (signal) => {
    // Without anybody's signal: who leaves must not end it for the others. LeanAuth has a time limit of its own.
    names ??= fetchNames(auth).catch(() => void (names = null))
    const map = await Promise.race([names, ...(signal ? [untilAborted(signal)] : [])])
    return ({ identifier = '', name = identifier }) => map?.get(identifier) ?? (name ? { en: name, ar: name } : null)
  }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

async function fetchNames(auth: Pick<LeanAuth, 'fetch'>): Promise<Names> {
  const response = await auth.fetch('/banks/v1/')
  if (!response.ok) throw new Error(`Lean's API answered ${response.status} when asked for its banks.`)
  const banks: unknown = await response.json()
  return new Map(Array.isArray(banks) ? banks.flatMap(named) : [])
}

function named(bank: { identifier?: unknown; name?: unknown; arabic_name?: unknown }): [string, BankName][] {
  if (typeof bank?.identifier !== 'string' || typeof bank.name !== 'string') return []
  const { identifier, name: en, arabic_name: ar } = bank
  return [[identifier, { en, ar: typeof ar === 'string' && ar ? ar : en }]]
}
