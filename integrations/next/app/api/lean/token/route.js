/** The server package where it belongs: the guard must let this pass. */
import { createLeanAuth, createTokenHandler } from '@lean-link/server'

const auth = createLeanAuth({
  clientId: '11111111-2222-4333-8444-555555555555',
  clientSecret: () => process.env.LEAN_CLIENT_SECRET ?? '',
  country: 'ae',
  sandbox: true,
})

export const POST = createTokenHandler({ auth, identify: () => null })
