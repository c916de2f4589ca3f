/** The kit's own browser files trip no rule, whatever a bundler makes of them; its simulator does, and server builds are left alone. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { afterEach, expect, it, vi } from 'vitest'
import { bundlers, withRollup, withVite } from '../test/bundlers.ts'
import { createApp } from '../test/plantMistakes.ts'
import { leanSecretGuard } from './vite.ts'
import { scan } from './scan.ts'

const page = {
  'main.js':
    "import * as kit from '@lean-link/react'\nimport * as core from '@lean-link/core'\nimport * as rows from '@lean-link/core/methods'\nimport { createElement } from 'react'\nimport { createRoot } from 'react-dom/client'\n\nwindow.kit = [kit, core, rows]\ncreateRoot(document.body).render(createElement(kit.LeanProvider, {}, createElement(kit.ConnectButton)))\n",
  'button.js':
    "import { ConnectButton, LeanProvider } from '@lean-link/react'\nwindow.kit = { ConnectButton, LeanProvider }\n",
}

const folders: string[] = []
const app = async () => {
  const { folder } = await createApp(page, ['react', 'react-dom'])
  folders.push(folder)
  vi.spyOn(process, 'cwd').mockReturnValue(folder)
  return folder
}
afterEach(async () => {
  vi.restoreAllMocks()
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

// Rollup alone reads no TypeScript; Vite and Rolldown stand for it.
const kitBundlers = Object.entries(bundlers).filter(([, bundle]) => bundle !== withRollup)

it.each(kitBundlers)(
  '%s builds the provider and the button, and then all of the kit, in silence',
  async (_name, bundle) => {
    for (const entry of ['button.js', 'main.js']) {
      const folder = await app()
      const { failed, said } = await bundle(folder, undefined, entry)
      expect(said).not.toContain('lean-link-guard')
      expect(failed).toBe(false)
      expect(await scan(join(folder, 'dist'))).toEqual([])
    }
  },
)

/** The packages have no build while they are tested. */
const fromSource = { resolve: { conditions: ['@lean-link/source', 'node'] } }

it.each(['createLeanSimulator', 'installFakeLean'])('Vite refuses a page that ships %s', async (name) => {
  const { folder } = await createApp({
    'main.js': `import { ${name} } from '@lean-link/testing'\nwindow.simulator = ${name}()\n`,
  })
  folders.push(folder)
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
  const { folder } = await createApp({
    'server.js':
      "export { createLeanAuth } from '@lean-link/server'\nexport const ask = (body = 'grant_type=client_credentials') => fetch('https://auth.leantech.me/oauth2/token', { body })\n",
  })
  folders.push(folder)
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
