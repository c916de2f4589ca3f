/** `@lean-link/testing`: simulated LinkSDK, OAuth server and API. This entry runs anywhere; Node gets `node.ts`. */
export type { Scenario, VendorAct } from './scenario.ts'
export { type ScenarioName, scenarios } from './scenarios.ts'
export type { RecordedCall } from './recordedCall.ts'
export { simulatorAppToken } from './accessTokens.ts'
export { createFakeLean, type FakeLean } from './fakeLean.ts'
export { installFakeLean, type InstalledFakeLean } from './installFakeLean.ts'
export { createLeanSimulator, type LeanSimulator, type LeanSimulatorOptions } from './simulator/createLeanSimulator.ts'
export { startLeanSimulator } from './simulator/startLeanSimulator.browser.ts'
