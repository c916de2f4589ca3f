/** A page that asks Lean for tokens itself: a mistake that ends with the client secret in everybody's browser. */
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createTestClient, outcomeOf } from '../../test/createTestClient.ts'
import { expectNoSecrets } from '../../test/expectNoSecrets.ts'
import { cleanPage } from '../../test/page.ts'
import { createScriptHost, type HostAnswer } from '../../test/scriptHost.ts'
import { customerId, toJwt } from '../../test/toJwt.ts'

const watch = expectNoSecrets()
const cors = { 'access-control-allow-origin': '*' }
const open: HostAnswer = { body: '{}', headers: cors }
beforeEach(cleanPage)

const codeOf = async (ask: () => Promise<unknown>, answer: HostAnswer = open) => {
  const host = await createScriptHost(() => answer)
  onTestFinished(() => host.close())
  const { client } = createTestClient(watch, {
    fetchAccessToken: async () => {
      await ask()
      return toJwt()
    },
  })
  const outcome = await outcomeOf(
    watch,
    client.getAccessToken(customerId).then(() => ({})),
  )
  return outcome.error?.code
}
/** As any client does it: the answer is read to its end, which is when a browser takes note of the request. */
const byFetch = (url: string, init?: RequestInit) => fetch(url, init).then((response) => response.text())
const byXhr = (url: string) =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.onloadend = resolve
    request.open('POST', url)
    request.send('grant_type=client_credentials')
  })

describe('is token_minted_in_browser', () => {
  it.each([
    'https://auth.leantech.me/oauth2/token',
    'https://auth.sandbox.leantech.me/oauth2/token',
    'https://auth.sa.leantech.me/oauth2/token',
    'https://auth.sandbox.sa.leantech.me/oauth2/token',
  ])('by fetch: %s', async (url) =>
    expect(await codeOf(() => byFetch(url, { method: 'POST' }))).toBe('token_minted_in_browser'),
  )

  it('by XMLHttpRequest', async () => {
    expect(await codeOf(() => byXhr('https://auth.leantech.me/oauth2/token'))).toBe('token_minted_in_browser')
  })

  it('also when the answer may not be read, as of a host without CORS', async () => {
    expect(await codeOf(() => byFetch('https://auth.leantech.me/oauth2/token'), { body: '{}' })).toBe(
      'token_minted_in_browser',
    )
  })

  it('also when the page’s list of requests is full', async () => {
    performance.setResourceTimingBufferSize(0)
    onTestFinished(() => performance.setResourceTimingBufferSize(250))
    expect(await codeOf(() => byFetch('https://auth.leantech.me/oauth2/token'))).toBe('token_minted_in_browser')
  })

  it('also when the fetcher fails after it', async () => {
    const ask = () =>
      byFetch('https://auth.leantech.me/oauth2/token').then(() => Promise.reject(new Error('no secret at hand')))
    expect(await codeOf(ask)).toBe('token_minted_in_browser')
  })
})

describe('is no offence', () => {
  it.each(['https://cdn.leantech.me/link/x.js', 'https://myauth.leantech.me/oauth2/token'])(
    'a request to %s',
    async (url) => {
      expect(await codeOf(() => byFetch(url))).toBeUndefined()
    },
  )

  it('an ordinary token endpoint of one’s own', async () => {
    expect(await codeOf(() => byFetch(location.href))).toBeUndefined()
  })

  it('what the page asked before', async () => {
    const host = await createScriptHost(() => open)
    await byFetch('https://auth.leantech.me/.well-known/openid-configuration')
    await host.close()
    expect(await codeOf(async () => {})).toBeUndefined()
  })
})
