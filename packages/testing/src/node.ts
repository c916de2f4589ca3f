/** `@lean-link/testing` in Node: everything of the common entry, and the simulator as a server. */
export * from './index.ts'
export { startLeanSimulator } from './simulator/startLeanSimulator.ts'
