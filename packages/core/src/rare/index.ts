/** The part of rare things; contracts/rarePart.ts describes what is in it, and the engine's import holds it to that. */
export { otherRows } from '../rows/otherRows.ts'
export { addRareParams, checkExtra } from './addRareParams.ts'
export { checkCustomization } from './checkCustomization.ts'
export { riskToWire } from './riskToWire.ts'
export { startV2Bundle } from './startV2Bundle.ts'
