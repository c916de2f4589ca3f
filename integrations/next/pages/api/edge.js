/** The server package in the edge runtime, whose bundle finds it by another condition. In `pages`: Next 16 cannot build such routes of `app` with webpack. */
import { createTokenHandler } from '@lean-link/server'

export const config = { runtime: 'edge' }

export default createTokenHandler({
  clientId: '11111111-2222-4333-8444-555555555555',
  clientSecret: () => process.env.LEAN_CLIENT_SECRET ?? '',
  country: 'ae',
  sandbox: true,
  identify: () => null,
})
