/** The kit's own browser files trip no rule, whatever a bundler makes of them; its simulator does, and server builds are left alone. */
import { join } from 'node:path'
import * as rolldown from 'rolldown'
import { build } from 'vite'
import { expect, it } from 'vitest'
import { type Bundle, bundlers, withRollup, withVite } from '../../test/bundlers.ts'
import { temporaryApps } from '../../test/temporaryApps.ts'
import { leanSecretGuard } from './vite.ts'
import { scan } from '../scan.ts'

const page = {
  'main.js':
    "import * as kit from '@lean-link/react'\nimport * as core from '@lean-link/core'\nimport * as rows from '@lean-link/core/methods'\nimport { createElement } from 'react'\nimport { createRoot } from 'react-dom/client'\n\n// Another OAuth library's word in the same chunk.\nwindow.grant = 'client_credentials'\nwindow.kit = [kit, core, rows]\ncreateRoot(document.body).render(createElement(kit.LeanProvider, {}, createElement(kit.ConnectButton)))\n",
  'button.js':
    "import { ConnectButton, LeanProvider } from '@lean-link/react'\nwindow.kit = { ConnectButton, LeanProvider }\n",
}

const app = temporaryApps()

/** Rollup alone reads neither TypeScript nor CommonJS: it gets what Rolldown made of both. */
const withRollupAfterRolldown: Bundle = async (folder, options, entry = 'main.js') => {
  const read = `read-${entry}`
  await rolldown.build({
    input: join(folder, entry),
    platform: 'browser',
    logLevel: 'silent',
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    resolve: { conditionNames: ['@lean-link/source', 'browser', 'import'] },
    output: { file: join(folder, read), codeSplitting: false },
  })
  return withRollup(folder, options, read)
}

it.each(Object.entries({ ...bundlers, Rollup: withRollupAfterRolldown }))(
  '%s builds the provider and the button, and then all of the kit, in silence',
  async (_name, bundle) => {
    for (const entry of ['button.js', 'main.js']) {
      const folder = await app(page, ['react', 'react-dom'])
      const { failed, said } = await bundle(folder, undefined, entry)
      expect(said).not.toContain('lean-link-guard')
      expect(failed).toBe(false)
      expect(await scan(join(folder, 'dist'))).toEqual([])
    }
  },
  // Two builds of React each, beside all other tests.
  30_000,
)

/** The packages have no build while they are tested. */
const fromSource = { resolve: { conditions: ['@lean-link/source', 'node'] } }

it.each(['createLeanSimulator', 'installFakeLean'])('Vite refuses a page that ships %s', async (name) => {
  const folder = await app({
    'main.js': `import { ${name} } from '@lean-link/testing'\nwindow.simulator = ${name}()\n`,
  })
  const { failed, said } = await withVite(folder)
  expect(failed).toBe(true)
  expect(said).toContain('simulator_in_production  ')
})

it.each([
  ['vite build --ssr', { build: { ssr: 'server.js' } }],
  [
    'a server environment',
    { environments: { ssr: { build: { rolldownOptions: { input: 'server.js' } } } }, builder: {} },
  ],
])('leaves %s alone, secret and all', async (_name, config) => {
  const folder = await app({
    'server.js':
      "export { createLeanAuth } from '@lean-link/server'\nexport const ask = (body = 'grant_type=client_credentials') => fetch('https://auth.leantech.me/oauth2/token', { body })\n",
  })
  await expect(
    build({
      configFile: false,
      root: folder,
      logLevel: 'silent',
      plugins: [leanSecretGuard()],
      ssr: fromSource,
      ...config,
    }),
  ).resolves.toBeDefined()
})
