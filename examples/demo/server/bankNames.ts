/** Turns a bank's identifier into the names a person knows, from Lean's list of banks. */
import type { LeanAuth } from '@lean-link/server'
import type { BankName } from '../src/pageState.ts'

type Names = ReadonlyMap<string, BankName>

/** Asks Lean once. A bank that is not on the list, or a list that cannot be had, leaves the name that is known already, or the identifier. */
export function createBankNames(
  auth: Pick<LeanAuth, 'fetch'>,
): (bank: { identifier?: string; name?: string }, signal?: AbortSignal) => Promise<BankName | null> {
  let names: Promise<Names> | null = null

  return async ({ identifier = '', name = identifier }, signal) => {
    names ??= fetchNames(auth, signal)
    const listed = await names.then(
      (map) => map.get(identifier),
      () => void (names = null),
    )
    return listed ?? (name ? { en: name, ar: name } : null)
  }
}

async function fetchNames(auth: Pick<LeanAuth, 'fetch'>, signal?: AbortSignal): Promise<Names> {
  const response = await auth.fetch('/banks/v1/', { signal: signal ?? null })
  if (!response.ok) throw new Error(`Lean's API answered ${response.status} when asked for its banks.`)
  const banks: unknown = await response.json()
  return new Map(Array.isArray(banks) ? banks.flatMap(named) : [])
}

function named(bank: { identifier?: unknown; name?: unknown; arabic_name?: unknown }): [string, BankName][] {
  if (typeof bank?.identifier !== 'string' || typeof bank.name !== 'string') return []
  const { identifier, name: en, arabic_name: ar } = bank
  return [[identifier, { en, ar: typeof ar === 'string' && ar ? ar : en }]]
}
