/** Everything that is wrong with a method's params, in words. */
import type { Failure, Problem } from '../api/LeanError.ts'
import type { EngineTools } from '../contracts/engineTools.ts'
import type { Params, ParamRules } from '../contracts/params.ts'
import type { RarePart } from '../contracts/rarePart.ts'
import type { FieldKind, MethodRow } from '../rows/row.ts'
import { credentialText, kindTexts, requiredText, unknownText } from './paramTexts.ts'
import { didYouMean } from './suggestName.ts'

interface CheckedParams {
  readonly row: MethodRow
  readonly params: Params
  readonly rules: ParamRules
  readonly rare: RarePart | undefined
  readonly tools: Pick<EngineTools, 'findCredentials'>
}

/** All problems at once, after the engine's check said that there are some. */
export function findParamProblems({ row, params, rules, rare, tools }: CheckedParams): Failure {
  const problems: Problem[] = []
  const addProblem = (path: string, message: string) => problems.push({ path, message })
  const paths = tools.findCredentials(params)
  const unread = paths.filter((path) => path.endsWith('…'))
  for (const path of paths) if (!unread.includes(path)) addProblem(path, credentialText)
  if (problems[0]) return { code: 'client_secret_in_browser', problems }
  for (const path of unread) addProblem(path, 'is too large, or cannot be read, to be searched for credentials')

  for (const name of Object.keys(params))
    if (!rules.isField(name)) addProblem(name, unknownText + didYouMean(name, Object.keys(row.fields)))
  if (rare) problems.push(...rare.checkExtra(row, params['extra']))
  for (const [name, mark] of Object.entries(row.fields)) {
    const kind = mark.replace('!', '') as FieldKind
    const value = params[name]
    if (rules.isAbsent(name)) {
      if (mark !== kind) addProblem(name, requiredText)
    } else if (kind === 'risk') rare?.riskToWire(value as object, problems)
    else if (!rules.isValid(kind, value)) addProblem(name, describeValue(kind, value, rules))
  }
  const { oneOf = [] } = row
  if (oneOf[0] && oneOf.filter((name) => !rules.isAbsent(name)).length !== 1)
    addProblem(oneOf[0], `or ${oneOf.slice(1).join(' or ')} must be given, and only one of them`)
  return { code: 'invalid_params', problems }
}

function describeValue(kind: FieldKind, value: unknown, { allowedValues }: ParamRules): string {
  const allowed = allowedValues[kind]
  if (kind === 'permissions') return describePermissions(value, allowed!)
  return allowed ? `must be ${quoteAll(allowed, ' or ')}` : kindTexts[kind]
}

const quoteAll = (items: readonly unknown[], separator = ', ') => items.map((item) => `'${item}'`).join(separator)

function describePermissions(value: unknown, known: readonly string[]): string {
  if (!Array.isArray(value) || !value.length) return 'must be a list with at least one permission'
  const meant = value.flatMap((item) => String(item).split(/\s*,\s*/))
  if (meant.length > value.length) return `must hold one permission per item: did you mean [${quoteAll(meant)}]?`
  return `has ${quoteAll(value.filter((item) => !known.includes(item as string)))}, but Lean knows ${quoteAll(known)}`
}
