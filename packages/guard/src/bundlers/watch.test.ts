/** Watching: a finding in the output is an error of that one build, and the watcher lives on to see it corrected. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as rollup from 'rollup'
import { build } from 'vite'
import { expect, it } from 'vitest'
import { plantedValues } from '../../../../integrations/mistakes.mjs'
import { mistaken } from '../../test/plantedApp.ts'
import { temporaryApps } from '../../test/temporaryApps.ts'
import { leanSecretGuard as rollupGuard } from './rollup.ts'
import { leanSecretGuard as viteGuard } from './vite.ts'

const app = temporaryApps()

const watchers = {
  Vite: async (root: string) =>
    (await build({
      configFile: false,
      root,
      logLevel: 'silent',
      plugins: [viteGuard()],
      build: { watch: {} },
    })) as unknown as rollup.RollupWatcher,
  Rollup: async (root: string) =>
    rollup.watch({ input: join(root, 'main.js'), output: { dir: join(root, 'dist') }, plugins: [rollupGuard()] }),
}

it.each(Object.entries(watchers))(
  '%s names the finding as an error of the build, and goes on',
  async (_name, watch) => {
    const folder = await app(mistaken('the secret as it is'))
    const watcher = await watch(folder)
    const said: string[] = []
    watcher.on('event', (event) => void said.push(event.code === 'ERROR' ? `ERROR ${event.error.message}` : event.code))
    try {
      await expect.poll(() => said, { timeout: 10_000 }).toContainEqual(expect.stringMatching(/^ERROR .*secret_value/s))
      for (const value of plantedValues) expect(said.join('\n')).not.toContain(value)
      said.length = 0
      // `.env` still has the secret, so that only the page was corrected.
      await expect
        .poll(
          async () => {
            await writeFile(join(folder, 'main.js'), 'document.title = "clean"\n')
            return said
          },
          { timeout: 10_000, interval: 500 },
        )
        .toContain('BUNDLE_END')
    } finally {
      await watcher.close()
    }
  },
  30_000,
)
