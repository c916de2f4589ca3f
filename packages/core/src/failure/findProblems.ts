/** Everything that is wrong or disputed with a method's params, in words. */
import type { Params, ParamRules } from '../engine/checkParams.ts'
import type { NewEvent } from '../events.ts'
import type { ExtraPart } from '../extra/index.ts'
import type { Failure, Problem } from '../LeanError.ts'
import { permissions as known } from '../permissions.ts'
import type { findRefused } from '../refused.ts'
import type { FieldKind, MethodRow } from '../rows/row.ts'
import { kindTexts, warningTexts } from './paramTexts.ts'

function aboutPermissions(value: unknown): string {
  if (!Array.isArray(value) || !value.length) return 'must be a list with at least one permission'
  const meant = value.flatMap((item) => String(item).split(/\s*,\s*/))
  const list = (items: unknown[]) => items.map((item) => `'${item}'`).join(', ')
  if (meant.length > value.length) return `must hold one permission per item: did you mean [${list(meant)}]?`
  return `has ${list(value.filter((item) => !known.includes(item as never)))}, but Lean knows ${list([...known])}`
}

/** All problems at once, after the engine's check said that there are some. */
export function findProblems(
  row: MethodRow,
  params: Params,
  rules: ParamRules,
  refused: typeof findRefused,
  extra: ExtraPart | undefined,
): Failure {
  const problems: Problem[] = []
  const wrong = (path: string, message: string) => problems.push({ path, message })
  // What is passed on unread is not looked into.
  const isRead = (path: string) => !/(supplementary_?|customer_?meta)data\./i.test(path)
  for (const path of refused(params).filter(isRead)) wrong(path, kindTexts['credential']!)
  if (problems[0]) return { code: 'client_secret_in_browser', problems }

  for (const key of Object.keys(params)) if (!rules.isField(key)) wrong(key, kindTexts['unknown']!)
  if (extra) problems.push(...extra.checkExtra(row, params['extra']))
  for (const [name, mark] of Object.entries(row.fields)) {
    const kind = mark.replace('!', '') as FieldKind
    const value = params[name]
    if (rules.isAbsent(name)) {
      if (mark !== kind) wrong(name, kindTexts['required']!)
    } else if (kind === 'risk') extra?.riskToWire(value as object, problems)
    else if (!rules.isGood(kind, value))
      wrong(name, kind === 'permissions' ? aboutPermissions(value) : kindTexts[kind]!)
  }
  const { oneOf = [] } = row
  if (oneOf[0] && oneOf.filter((name) => !rules.isAbsent(name)).length !== 1) {
    wrong(oneOf[0], `or ${oneOf.slice(1).join(' or ')} must be given, and only one of them`)
  }
  return { code: 'invalid_params', problems }
}

/** Says something odd that is no failure. */
export const warn = (emit: (event: NewEvent) => void, code: keyof typeof warningTexts): void =>
  emit({ type: 'warning', code, message: warningTexts[code] })
