/** Two tests in one document: what the first leaves behind with the real kit, and that the second does not meet it. */
import { createLeanClient, type LeanClient } from '@lean-link/core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { simulatorAppToken } from './accessTokens.ts'
import { installFakeLean, type InstalledFakeLean } from './installFakeLean.ts'
import { resetLeanPage } from './resetLeanPage.ts'
import { scenarios } from './scenarios.ts'

const customerId = 'customer-1'
const connect = { customerId, permissions: ['identity'] } as const
const urls = { successRedirectUrl: 'https://shop.example/ok', failRedirectUrl: 'https://shop.example/no' }
let fake: InstalledFakeLean
let clients: LeanClient[] = []

function createClient(country: 'ae' | 'sa' = 'ae') {
  const { fetchAccessToken } = fake
  const client = createLeanClient({ appToken: simulatorAppToken, country, sandbox: true, fetchAccessToken })
  clients.push(client)
  return client
}

beforeEach(() => {
  fake = installFakeLean(window)
})
afterEach(() => {
  for (const client of clients) client.destroy()
  clients = []
  fake.restore()
})

describe('the second test in a document', () => {
  it('may be about another country', async () => {
    await createClient().connect(connect)
    fake.restore()
    fake = installFakeLean(window, {}, { country: 'sa' })
    await expect(createClient('sa').connect(connect)).resolves.toMatchObject({ status: 'success' })
  })

  it('may open a dialog that the first has left open', async () => {
    fake.use(scenarios.neverCallsBack)
    const left = createClient().connect(connect)
    left.catch(() => {})
    await vi.waitFor(() => expect(fake.calls).toHaveLength(1))
    resetLeanPage()
    fake.use(scenarios.happy)
    await expect(createClient().connect(connect)).resolves.toMatchObject({ status: 'success' })
  })

  it('comes back to an address of the first without its answer', async () => {
    const url = `${urls.successRedirectUrl}?consent_attempt_id=a-1`
    const first = await createClient().resumeRedirect(url)
    expect(first?.params).toMatchObject({ consentAttemptId: 'a-1' })
    resetLeanPage()
    const second = await createClient().resumeRedirect(url)
    expect(second).not.toBe(first)
    expect(second).toEqual(first)
  })

  it('finds no note of a visit to the bank', async () => {
    fake.use(scenarios.neverCallsBack)
    createClient()
      .connect({ ...connect, ...urls })
      .catch(() => {})
    await vi.waitFor(() => expect(Object.keys(localStorage).join()).toContain('lean-link:'))
    localStorage.setItem('cart', 'kept')
    resetLeanPage()
    expect(Object.keys(localStorage)).toEqual(['cart'])
    localStorage.clear()
  })
})

describe('resetLeanPage', () => {
  it('takes tags, links, frames and globals off the page, those of a script at an address of the app too', async () => {
    fake.restore()
    document.body.innerHTML = '<iframe src="https://cdn.leantech.me/x"></iframe><div id="lean-link"></div><p>app</p>'
    const { fetchAccessToken } = fake
    const scriptUrl = 'https://127.0.0.1:9/lean.js'
    const options = { appToken: simulatorAppToken, country: 'ae', sandbox: true, scriptUrl, fetchAccessToken } as const
    const client = createLeanClient(options)
    clients.push(client)
    client.preload({ token: false }).catch(() => {})
    await vi.waitFor(() => expect(document.querySelector('script')?.src).toBe(scriptUrl))
    Reflect.set(window, 'Lean', { connect() {} })
    resetLeanPage()
    expect(document.head.querySelectorAll('script, link')).toHaveLength(0)
    expect(document.body.innerHTML).toBe('<p>app</p>')
    expect('Lean' in window).toBe(false)
  })

  it('leaves a fake where it stands, until that is restored', () => {
    resetLeanPage()
    expect(Reflect.get(window, 'Lean')).toBe(fake.vendor)
    fake.restore()
    expect('Lean' in window).toBe(false)
  })

  it('does nothing to an object that is no page', () => {
    const target = { app: 1 }
    resetLeanPage(target)
    expect(target).toEqual({ app: 1 })
  })
})
