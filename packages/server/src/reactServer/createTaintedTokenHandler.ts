/** The token endpoint in React's server environment: a LeanAuth that it makes for itself is a tainted one. */
import { createTokenHandler } from '../tokenEndpoint/createTokenHandler.ts'
import type { LeanAuthOptions } from '../leanApi/LeanAuth.ts'
import { checkTokenHandlerOptions } from '../tokenEndpoint/checkTokenHandlerOptions.ts'
import { createTaintedAuth } from './createTaintedAuth.ts'

type Options = Parameters<typeof createTokenHandler>[0]

/** As createTokenHandler. */
export function createTaintedTokenHandler(options: Options): ReturnType<typeof createTokenHandler> {
  const makesItsOwn = checkTokenHandlerOptions(options).length === 0 && !('auth' in options && options.auth)
  // Wrong options are told by createTokenHandler, all of them together.
  return createTokenHandler(makesItsOwn ? { ...options, auth: createTaintedAuth(options as LeanAuthOptions) } : options)
}
