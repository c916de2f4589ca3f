/** The part of rare things: the rows of methods by name, the v2 bundle, and the checks of `customization`, `riskDetails` and `extra`. */
import type { Problem } from '../api/LeanError.ts'
import type { Customization, LeanClientOptions } from '../api/options.ts'
import type { MethodRow } from '../rows/row.ts'
import type { ClientContext } from './clientContext.ts'
import type { PageScript } from './pageScript.ts'
import type { Params } from './params.ts'

export interface RarePart {
  /** The rows of all methods but connect. */
  readonly otherRows: readonly MethodRow[]
  /** The config with more in it; undefined when something is wrong, which the failure part finds again and names. */
  addRareParams(
    config: object | undefined,
    row: MethodRow,
    params: Params,
    customization: Customization | undefined,
    findCredentials: ClientContext['findCredentials'],
  ): object | undefined
  checkExtra(row: MethodRow, extra: unknown): Problem[]
  checkCustomization(value: Customization): Problem[]
  /** Adds what is wrong to `problems`, and returns what LinkSDK is given. */
  riskToWire(value: object, problems: Problem[]): Record<string, unknown>
  startV2Bundle(
    options: LeanClientOptions,
    startScript: (options: LeanClientOptions, globalName: string, url: string) => PageScript | null,
  ): PageScript | null
}
