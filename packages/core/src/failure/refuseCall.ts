/** Refuses to open: says which of the engine's conditions does not hold, first of all what is wrong with the client, last what will pass. */
import type { Failure } from '../api/LeanError.ts'
import type { EngineTools } from '../contracts/engineTools.ts'
import type { AppStateProblem, RefusedCall } from '../contracts/failurePart.ts'
import { findParamProblems } from './findParamProblems.ts'

export async function refuseCall(tools: EngineTools, call: RefusedCall): Promise<never> {
  throw await tools.createError(findRefusal(tools, call))
}

function findRefusal(tools: EngineTools, { row, params, rules, isBusy, rare, appStateProblem }: RefusedCall): Failure {
  if (tools.store.getState().destroyed) return { code: 'destroyed' }
  if (!row || !rules) return { code: 'method_unavailable' }
  const { customization } = tools.getOptions()
  const problems = customization && rare?.checkCustomization(customization)
  if (problems?.[0]) return { code: 'invalid_options', problems }
  const found = findParamProblems({ row, params, rules, rare, tools })
  if (found.problems?.[0]) return found
  if (appStateProblem) return describeAppState(appStateProblem)
  return isBusy ? { code: 'flow_in_progress', retryable: true } : { code: 'aborted' }
}

const appStateTexts: Readonly<Record<AppStateProblem, string>> = {
  credential: 'holds a credential or a token, which is never kept in a browser',
  size: 'must be at most 2,000 characters of JSON',
  no_json: 'must be what JSON can hold',
}

const describeAppState = (problem: AppStateProblem): Failure => ({
  code: problem === 'credential' ? 'client_secret_in_browser' : 'invalid_params',
  problems: [{ path: 'appState', message: appStateTexts[problem] }],
})
