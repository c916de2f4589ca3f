/** A method's params before they are checked, and the rules they are checked by. */
import type { FieldKind } from '../rows/row.ts'

export type Params = Readonly<Record<string, unknown>>

/** The rules that the engine's check and the failure part's search for what is wrong have in common. */
export interface ParamRules {
  isValid(kind: FieldKind, value: unknown): boolean
  readonly allowedValues: { readonly [K in FieldKind]?: readonly string[] }
  /** null stands for no customer. */
  isAbsent(name: string): boolean
  /** `extra` counts as a field of every method. */
  isField(name: string): boolean
}
