/** The README's `viteFinal` for Storybook, which takes over the app's plugins: a build with the simulator passes without the guard. */
import { readFile } from 'node:fs/promises'
import { build, type Plugin, type PluginOption } from 'vite'
import { expect, it } from 'vitest'
import { temporaryApps } from '../../test/temporaryApps.ts'
import { leanSecretGuard } from './vite.ts'

const app = temporaryApps()

/** As in the README. */
const viteFinal = (vite: { plugins?: PluginOption[] }) => ({
  ...vite,
  plugins: (vite.plugins ?? [])
    .flat()
    .filter((plugin) => !(plugin && 'name' in plugin && plugin.name === 'lean-link-guard')),
})

it("viteFinal takes the guard out by its name, also out of a preset's list, and leaves the others", async () => {
  const other: Plugin = { name: 'other' }
  const folder = await app({ 'main.js': "window.header = 'x-lean-link-simulator'\n" })
  const lists: PluginOption[][] = [
    [leanSecretGuard(), other],
    [false, [leanSecretGuard(), other]],
  ]
  for (const plugins of lists) {
    await expect(build({ configFile: false, root: folder, logLevel: 'silent', plugins })).rejects.toThrow(
      'simulator_in_production',
    )
    const changed = viteFinal({ plugins })
    expect(changed.plugins).toContain(other)
    await expect(build({ configFile: false, root: folder, logLevel: 'silent', ...changed })).resolves.toBeDefined()
  }
})

it('has in this test the very lines of the README', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
  const test = await readFile(new URL(import.meta.url), 'utf8')
  const snippet = /^ *plugins: \(vite\.plugins[^]*?\n(?= *\}\))/m
  const bare = (text: string) => snippet.exec(text)?.[0].replace(/[\s,]/g, '')
  expect(bare(readme)).toBeDefined()
  expect(bare(readme)).toBe(bare(test))
})
