/** One guard for all outputs of a build: what is told once all of them were looked at. */
import { join } from 'node:path'
import * as rollup from 'rollup'
import { expect, it } from 'vitest'
import { secret } from '../../../../integrations/mistakes.mjs'
import { temporaryApps } from '../../test/temporaryApps.ts'
import type { GuardOptions } from '../guardOptions.ts'
import { leanSecretGuard } from './rollup.ts'

const app = temporaryApps()
const reason = 'a test value'

async function buildTwice(allow: NonNullable<GuardOptions['allow']>): Promise<string[]> {
  const folder = await app()
  const said: string[] = []
  const bundle = await rollup.rollup({
    input: join(folder, 'main.js'),
    onLog: (_level, log) => said.push(log.message),
    plugins: [leanSecretGuard({ allow })],
  })
  try {
    await bundle.write({ dir: join(folder, 'dist/a') })
    await bundle.write({ dir: join(folder, 'dist/b'), banner: `/* ${secret} */`, entryFileNames: 'known.js' })
  } finally {
    await bundle.close()
  }
  return said
}

it('an entry of `allow` that only a later output needs is not told to be without use', async () => {
  expect(await buildTwice([{ file: 'known.js', rule: 'secret_value', reason }])).toEqual([])
})

it('an entry of `allow` that no output needs is told once', async () => {
  const said = await buildTwice([
    { file: 'known.js', rule: 'secret_value', reason },
    { file: 'gone.js', rule: 'lean_jwt', reason },
  ])
  expect(said).toEqual([expect.stringContaining('gone.js')])
})

it('nothing is told to be without use by a build that failed', async () => {
  const folder = await app()
  const said: string[] = []
  const bundle = await rollup.rollup({
    input: join(folder, 'main.js'),
    onLog: (_level, log) => said.push(log.message),
    plugins: [leanSecretGuard({ allow: [{ file: 'later.js', rule: 'lean_jwt', reason }] })],
  })
  await expect(bundle.write({ dir: join(folder, 'dist'), banner: `/* ${secret} */` })).rejects.toThrow('secret_value')
  await bundle.close()
  expect(said).toEqual([])
})
