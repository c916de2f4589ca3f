/** A page whose Content Security Policy does not know LinkSDK. The policy stays for the life of the page, hence a file of its own. */
import { expect, it } from 'vitest'
import { createTestClient, outcomeOf } from '../../test/createTestClient.ts'
import { expectNoSecrets } from '../../test/expectNoSecrets.ts'
import { createScriptHost } from '../../test/scriptHost.ts'

const watch = expectNoSecrets()

it('is csp, by the browser’s own word, and is not tried eight times', async () => {
  const { scripts, close } = await createScriptHost()
  const policy = document.createElement('meta')
  policy.httpEquiv = 'content-security-policy'
  policy.content = `script-src 'self' 'unsafe-inline' 'unsafe-eval' blob: data:`
  document.head.append(policy)
  const { client, story } = createTestClient(watch)
  const { error } = await outcomeOf(watch, client.preload())
  expect(error).toMatchObject({ code: 'sdk_load_failed', reason: 'csp' })
  expect(`${error?.message} ${error?.hint}`).toMatch(/leanCsp/)
  expect(scripts).toEqual([])
  expect(document.querySelector('script[src*="leantech.me"]')).toBeNull()
  expect(story('script').filter((line) => line === 'script retry').length).toBeLessThan(3)
  await close()
})
