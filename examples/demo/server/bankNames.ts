/** Turns a bank's identifier into the name a person knows, from Lean's list of banks. */
import type { LeanAuth } from '@lean-link/server'

/** Asks Lean once; an identifier that is not on the list, or a list that cannot be had, leaves the identifier as it is. */
export function createBankNames(
  auth: Pick<LeanAuth, 'fetch'>,
): (identifier: string, signal?: AbortSignal) => Promise<string> {
  let names: Promise<ReadonlyMap<string, string>> | null = null

  return async (identifier, signal) => {
    names ??= fetchNames(auth, signal)
    try {
      return (await names).get(identifier) ?? identifier
    } catch {
      names = null
      return identifier
    }
  }
}

async function fetchNames(auth: Pick<LeanAuth, 'fetch'>, signal?: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const response = await auth.fetch('/banks/v1/', { signal: signal ?? null })
  if (!response.ok) throw new Error(`Lean's API answered ${response.status} when asked for its banks.`)
  const banks: unknown = await response.json()
  const named = (bank: { identifier?: unknown; name?: unknown }): [string, string][] =>
    typeof bank?.identifier === 'string' && typeof bank.name === 'string' ? [[bank.identifier, bank.name]] : []
  return new Map(Array.isArray(banks) ? banks.flatMap(named) : [])
}
