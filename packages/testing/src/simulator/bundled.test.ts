/** The entries as an app's bundler takes them: what they need of Node, and whether they let a process end. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { bundleEntry } from '../../test/bundleEntry.ts'

it('the common entry needs nothing of Node', async () => {
  expect((await bundleEntry('index.ts')).outside).toEqual([])
})

it("Node's entry does, and after stop() nothing keeps its process alive", async () => {
  const { code, outside } = await bundleEntry('node.ts')
  expect(outside).toContain('node:http')
  const folder = await mkdtemp(join(tmpdir(), 'lean-link-simulator-'))
  try {
    await writeFile(join(folder, 'bundle.mjs'), code)
    await writeFile(
      join(folder, 'main.mjs'),
      `import { startLeanSimulator } from './bundle.mjs'
       const simulator = await startLeanSimulator({ scenario: { token: { delayMs: 600_000 } } })
       const token = fetch(simulator.url + '/oauth2/token', { method: 'POST' }).catch(() => 'cut off')
       const script = await fetch(simulator.scriptUrl)
       await script.text()
       await simulator.stop()
       console.log(script.status, await token)`,
    )
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'main.mjs')], { timeout: 8_000 })
    expect(stdout.trim()).toBe('200 cut off')
  } finally {
    await rm(folder, { recursive: true })
  }
}, 20_000)
