/** `@lean-link/testing` in Node, and `@lean-link/testing/node` everywhere: the common entry, with the simulator as a server. */
export type { Scenario, VendorAct } from './scenario.ts'
export { type ScenarioName, scenarios } from './scenarios.ts'
export type { RecordedCall } from './recordedCall.ts'
export { simulatorAppToken } from './accessTokens.ts'
export { createFakeLean, type FakeLean } from './fakeLean.ts'
export { installFakeLean, type InstalledFakeLean } from './installFakeLean.ts'
export { createLeanSimulator, type LeanSimulator, type LeanSimulatorOptions } from './simulator/createLeanSimulator.ts'
export { startLeanSimulator } from './simulator/startLeanSimulator.ts'
