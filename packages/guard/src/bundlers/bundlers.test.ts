/** Builds one app per mistake with every bundler of the unit tests: the mistake fails by its rule, nothing planted is ever printed. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { bundlers } from '../../test/bundlers.ts'
import { mistakes, plantedValues } from '../../../../integrations/mistakes.mjs'
import { mistaken } from '../../test/plantedApp.ts'
import { temporaryApps } from '../../test/temporaryApps.ts'

// Whole builds, beside all other tests.
vi.setConfig({ testTimeout: 30_000 })

const app = temporaryApps()
let printed = ''
beforeEach(() => {
  printed = ''
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      printed += String(chunk)
      return true
    })
  }
})

function expectNothingPlanted(text: string) {
  for (const value of plantedValues) expect(text.includes(value), 'a planted value was printed').toBe(false)
}

describe.each(Object.entries(bundlers))('%s', (_name, bundle) => {
  it('builds the app without a mistake', async () => {
    const { failed, said } = await bundle(await app())
    expect(said).not.toContain('lean-link-guard')
    expect(failed).toBe(false)
  })

  it('builds a page that quotes an import of the server package, and the exchange', async () => {
    const guide = `Add import { createLeanAuth } from '@lean-link/server', or curl https://auth.leantech.me/oauth2/token -d grant_type=client_credentials`
    const main = `import { greet } from './greet.js'\ngreet(${JSON.stringify(guide)})\n`
    const { failed, said } = await bundle(await app({ 'main.js': main, 'public/guide.html': `<pre>${guide}</pre>` }))
    expect(said).not.toContain('lean-link-guard')
    expect(failed).toBe(false)
  })

  it.each(Object.entries(mistakes))('fails on %s', async (mistake, { rule }) => {
    const { failed, said } = await bundle(await app(mistaken(mistake)))
    expect(failed).toBe(true)
    expect(said).toContain(`${rule}  `)
    expectNothingPlanted(said + printed)
  })

  it.each(['the secret as it is', 'the token exchange in the page', 'the secret in public/'])(
    "only tells about %s in mode 'warn', and that it protects nothing",
    async (name) => {
      const { failed, said } = await bundle(await app(mistaken(name)), { mode: 'warn' })
      expect(failed).toBe(false)
      expect(said).toContain(`${mistakes[name]?.rule}  `)
      expect(said).toContain('protects nothing')
      expectNothingPlanted(said + printed)
    },
  )
})
