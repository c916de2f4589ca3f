/** Refuses to open: says which of the engine's conditions does not hold, first of all what is wrong with the client, last what will pass. */
import type { Params, ParamRules } from '../engine/checkParams.ts'
import type { Parts } from '../engine/parts.ts'
import type { Failure } from '../LeanError.ts'
import type { MethodRow } from '../rows/row.ts'
import { findProblems } from './findProblems.ts'

function findRefusal(
  { shell, extra }: Parts,
  row: MethodRow | undefined,
  params: Params,
  rules: ParamRules | undefined,
  isBusy: boolean,
): Failure {
  if (shell.store.getState().destroyed) return { code: 'destroyed' }
  if (!row || !rules) return { code: 'method_unavailable' }
  const { customization } = shell.options()
  const problems = customization && extra.now?.checkCustomization(customization)
  if (problems?.[0]) return { code: 'invalid_options', problems }
  const found = findProblems(row, params, rules, shell.findRefused, extra.now)
  if (found.problems?.[0]) return found
  return isBusy ? { code: 'flow_in_progress', retryable: true } : { code: 'aborted' }
}

export const refuse = async (
  parts: Parts,
  ...about: [row: MethodRow | undefined, params: Params, rules: ParamRules | undefined, isBusy: boolean]
): Promise<never> => {
  throw await parts.fail(findRefusal(parts, ...about))
}
