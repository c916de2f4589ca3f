/** `@lean-link/testing/conformance`: whether a token endpoint in any language is safe. */
export { checkTokenEndpoint, type TokenEndpointFinding } from './conformance/checkTokenEndpoint.ts'
export type { TokenEndpointOptions } from './conformance/createEndpoint.ts'
