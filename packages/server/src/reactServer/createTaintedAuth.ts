/** A LeanAuth whose client secret and API token React refuses to pass to a client component. */
import type { ClientSecret } from '../leanApi/createClientSecretSource.ts'
import { createLeanAuth } from '../leanApi/createLeanAuth.ts'
import type { LeanAuth, LeanAuthOptions } from '../leanApi/LeanAuth.ts'
import { taint } from './taint.ts'

const advice = 'must stay on the server. Give the page your token endpoint instead: <LeanProvider tokenUrl="...">.'
const secretMessage = `Lean's client secret ${advice}`
const apiTokenMessage = `Lean's API token ${advice}`

/** As createLeanAuth. A customer's token is not tainted: the page of that customer is where it belongs, and a server action may return it. */
export function createTaintedAuth(options: LeanAuthOptions): LeanAuth {
  const secret = options?.clientSecret
  const auth = createLeanAuth(
    typeof secret === 'function' ? { ...options, clientSecret: taintWhenRead(secret) } : options,
  )
  if (typeof secret === 'string') taint(secretMessage, auth, secret)

  let tainted: string | undefined
  return {
    ...auth,
    async getApiToken(request) {
      const token = await auth.getApiToken(request)
      // Once for each token: React counts every call, and forgets what it counted with the lifetime only.
      if (token !== tainted) taint(apiTokenMessage, auth, token)
      tainted = token
      return token
    },
  }
}

function taintWhenRead(read: Extract<ClientSecret, () => unknown>): () => Promise<string> {
  return async () => {
    const secret = await read()
    // Anything else is told by createLeanAuth. The app's own function lives as long as what it reads is used.
    if (typeof secret === 'string') taint(secretMessage, read, secret)
    return secret
  }
}
