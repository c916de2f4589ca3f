/** The banks that customers can choose from: asked of Lean, and kept for a few minutes, since every visitor sees the same list. */
import { LeanServerError } from '../LeanServerError.ts'
import type { ApiFetch } from './createApiFetch.ts'
import { readApiResponse } from './readApiResponse.ts'
import { type LeanBank, toBank } from './toBank.ts'

export interface ListBanksOptions {
  /** Default: banks for all types of account. */
  accountType?: 'PERSONAL' | 'BUSINESS'
}

export type ListBanks = (options?: ListBanksOptions) => Promise<readonly LeanBank[]>

/** Whether a bank works at the moment is part of the list: it should not be old. */
const MAX_AGE_MS = 5 * 60_000

/** Thirty banks with their transfer limits and destinations are some hundred kB. */
const MAX_BYTES = 1024 * 1024

export function createBankList(deps: { fetch: ApiFetch; timeoutMs: number }): ListBanks {
  const lists = new Map<string, { banks: Promise<readonly LeanBank[]>; startedAt: number }>()

  const load = async (query: string): Promise<readonly LeanBank[]> => {
    const response = await deps.fetch(`/banks/v1/${query}`, { headers: { accept: 'application/json' } })
    const body = await readApiResponse(response, { timeoutMs: deps.timeoutMs, maxBytes: MAX_BYTES })
    if (Array.isArray(body)) return Object.freeze(body.map(toBank).filter((bank) => bank !== null))
    throw new LeanServerError('upstream_invalid', "The answer of Lean's API is no list of banks, so it is not used.")
  }

  return async ({ accountType } = {}) => {
    if (accountType !== undefined && accountType !== 'PERSONAL' && accountType !== 'BUSINESS') {
      throw new LeanServerError('invalid_options', "\"accountType\" must be 'PERSONAL' or 'BUSINESS'.")
    }
    const query = accountType === undefined ? '' : `?account_types=${accountType}`
    const current = lists.get(query)
    if (current !== undefined && Date.now() - current.startedAt < MAX_AGE_MS) return current.banks
    const mine = { banks: load(query), startedAt: Date.now() }
    lists.set(query, mine)
    mine.banks.catch(() => {
      // A failure is for those who wait for it; the next caller asks again.
      if (lists.get(query) === mine) lists.delete(query)
    })
    return mine.banks
  }
}
