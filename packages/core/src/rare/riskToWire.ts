/** Checks riskDetails and gives it Lean's spelling, as deep as it goes; `supplementaryData` stays as it is. */
import type { Problem } from '../api/LeanError.ts'
import { toWire } from '../rows/toWire.ts'
import { isEnum, riskFields, type RiskShape } from './riskFields.ts'

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && !!value && !Array.isArray(value)

function convert(value: unknown, shape: RiskShape, path: string, problems: Problem[]): unknown {
  const addProblem = (message: string) => problems.push({ path, message })
  if (shape === 'verbatim') return value
  if (shape === 'coordinate') {
    if (typeof value !== 'number' && typeof value !== 'string') addProblem('must be a number or text, and is required')
  } else if (typeof shape === 'string') {
    if (typeof value !== shape) addProblem(`must be a ${shape}`)
  } else if (Array.isArray(shape)) {
    if (!Array.isArray(value)) addProblem('must be a list')
    else return value.map((item, at) => convert(item, shape[0] as RiskShape, `${path}[${at}]`, problems))
  } else if (isEnum(shape)) {
    if (!shape.oneOf.includes(value as string)) addProblem(`must be one of ${shape.oneOf.join(', ')}`)
  } else return convertFields(value, shape as { readonly [field: string]: RiskShape }, path, problems)
  return value
}

function convertFields(
  given: unknown,
  shapes: { readonly [field: string]: RiskShape },
  path: string,
  problems: Problem[],
): Record<string, unknown> {
  const wire: Record<string, unknown> = {}
  if (!isRecord(given)) {
    problems.push({ path, message: 'must be an object' })
    return wire
  }
  for (const key of Object.keys(given)) {
    const shape = Object.hasOwn(shapes, key) ? shapes[key] : undefined
    if (!shape) problems.push({ path: `${path}.${key}`, message: `is none of ${Object.keys(shapes).join(', ')}` })
    else if (given[key] !== undefined) wire[toWire(key)] = convert(given[key], shape, `${path}.${key}`, problems)
  }
  for (const [key, shape] of Object.entries(shapes)) {
    if (shape === 'coordinate' && given[key] === undefined) convert(undefined, shape, `${path}.${key}`, problems)
  }
  return wire
}

/** Adds what is wrong to `problems`, and returns what LinkSDK is given. */
export function riskToWire(value: object, problems: Problem[]): Record<string, unknown> {
  return convertFields(value, riskFields, 'riskDetails', problems)
}
