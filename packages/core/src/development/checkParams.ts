/** Warns of params that every check accepts, because Lean's own sources disagree on them, and that do not work as far as is known. */
import type { LeanClientOptions } from '../api/options.ts'
import type { LeanMethod } from '../api/params.ts'
import type { MethodRow } from '../rows/row.ts'
import { warn } from './writeOnce.ts'

/** Lean's Postman pages for KSA list every permission but this one. */
const notInKsa = ['payments']

export function checkParams(
  method: LeanMethod | MethodRow,
  params: object,
  { country }: Pick<LeanClientOptions, 'country'>,
): void {
  // JavaScript may pass anything; the engine refuses it.
  const name = typeof method === 'string' ? method : (Object(method) as Partial<MethodRow>).method
  const { permissions } = Object(params) as { permissions?: unknown }
  if (country !== 'sa' || !Array.isArray(permissions)) return
  const missing = notInKsa.filter((permission) => permissions.includes(permission))
  if (missing.length === 0) return
  warn(
    `${name} asks for ${missing.map((permission) => `'${permission}'`).join(', ')} with country: 'sa'. Lean lists no such permission there, so banks may refuse the consent. Leave it out.`,
  )
}
