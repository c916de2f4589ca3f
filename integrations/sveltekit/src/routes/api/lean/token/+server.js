import { createTokenHandler } from '@lean-link/server'

export const prerender = false

export const POST = ({ request }) =>
  createTokenHandler({
    clientId: process.env.LEAN_CLIENT_ID,
    clientSecret: process.env.LEAN_CLIENT_SECRET,
    country: 'ae',
    identify: () => null,
  })(request)
