/** After a whole connection, and after a refusal, no token and no secret is anywhere but in the requests that need it. */
import { expect, jwt, test } from './demo.ts'
import { expireInNineMinutes } from './expireInNineMinutes.ts'

/** The simulator's client secret, webhook secret and control key are 24 random bytes in hex. */
const secret = /(?<![0-9a-f])[0-9a-f]{48}(?![0-9a-f])/

test('no token and no secret in the pages, storage, console, addresses or other answers', async ({ page, demo }) => {
  const seen: string[] = []
  const tokens: string[] = []
  const pending: Promise<void>[] = []
  page.on('console', (message) => seen.push(`console: ${message.text()}`))
  page.on('request', (request) => seen.push(`address: ${request.url()}`))
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (pathname !== '/' && !pathname.startsWith('/api/')) return
    const read = async () => {
      const text = await response.text().catch(() => '')
      if (pathname === '/api/lean/token') tokens.push((JSON.parse(text) as { access_token: string }).access_token)
      else seen.push(`answer of ${pathname}: ${text}`)
    }
    pending.push(read())
  })
  const look = async () => {
    for (const frame of page.frames()) seen.push(`frame: ${frame.url()} ${await frame.content()}`)
    const kept = () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state])
    seen.push(`storage: ${await page.evaluate(kept)}`)
  }

  await demo.signIn()
  const before = await demo.banks.count()
  await look()
  await demo.button.click()
  await expect(demo.dialog.getByRole('button', { name: 'Continue' })).toBeVisible()
  await look()
  await demo.connectInDialog()
  await expect(demo.banks).toHaveCount(before + 1)
  await look()

  await page.route('**/api/lean/token', expireInNineMinutes)
  await page.reload()
  await demo.button.click()
  await expect(demo.problem).toContainText('token_expiring')
  await demo.hears('token_expiring')
  await look()

  await Promise.all(pending)
  expect(tokens.length).toBeGreaterThanOrEqual(2)
  for (const token of tokens) expect(token).toMatch(jwt)
  for (const text of seen) {
    expect(text).not.toMatch(jwt)
    expect(text).not.toMatch(secret)
    for (const token of tokens) expect(text).not.toContain(token.split('.')[2])
  }
})
