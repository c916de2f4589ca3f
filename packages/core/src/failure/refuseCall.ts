/** Refuses to open: says which of the engine's conditions does not hold, first of all what is wrong with the client, last what will pass. */
import type { Failure } from '../api/LeanError.ts'
import type { EngineTools } from '../contracts/engineTools.ts'
import type { RefusedCall } from '../contracts/failurePart.ts'
import { findParamProblems } from './findParamProblems.ts'

export async function refuseCall(tools: EngineTools, call: RefusedCall): Promise<never> {
  throw await tools.createError(findRefusal(tools, call))
}

function findRefusal(tools: EngineTools, { row, params, rules, isBusy, rare }: RefusedCall): Failure {
  if (tools.store.getState().destroyed) return { code: 'destroyed' }
  if (!row || !rules) return { code: 'method_unavailable' }
  const { customization } = tools.getOptions()
  const problems = customization && rare?.checkCustomization(customization)
  if (problems?.[0]) return { code: 'invalid_options', problems }
  const found = findParamProblems({ row, params, rules, rare, tools })
  if (found.problems?.[0]) return found
  return isBusy ? { code: 'flow_in_progress', retryable: true } : { code: 'aborted' }
}
