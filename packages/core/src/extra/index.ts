/** A part for those who use it: the rows of the methods by name, the v2 bundle, and the checks of `customization` and `riskDetails`. */
import type { Problem } from '../LeanError.ts'
import type { Customization } from '../options.ts'
import { addRareParams, checkExtra } from '../rareParams.ts'
import { otherRows } from '../rows/all.ts'
import { checkCustomization } from './checkCustomization.ts'
import { riskToWire } from './riskToWire.ts'
import { startV2 } from './startV2.ts'

export interface ExtraPart {
  otherRows: typeof otherRows
  addRareParams: typeof addRareParams
  checkExtra: typeof checkExtra
  startV2: typeof startV2
  checkCustomization(value: Customization): Problem[]
  /** Adds what is wrong to `problems`. */
  riskToWire(value: object, problems: Problem[]): Record<string, unknown>
}

export { addRareParams, checkCustomization, checkExtra, otherRows, riskToWire, startV2 }
