import { createLeanClient, tokenEndpoint } from '@lean-link/core'

export const createClient = () =>
  createLeanClient({
    appToken: '11111111-2222-4333-8444-555555555555',
    country: 'ae',
    fetchAccessToken: tokenEndpoint('/api/lean/token'),
  })
