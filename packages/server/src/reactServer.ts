/** `@lean-link/server` where server components run: the same, with secret and API token tainted, so that React passes them to no client component. */
// What stands here by name goes before what the star brings.
export * from './index.ts'
export { createTaintedAuth as createLeanAuth } from './reactServer/createTaintedAuth.ts'
export { createTaintedTokenHandler as createTokenHandler } from './reactServer/createTaintedTokenHandler.ts'
