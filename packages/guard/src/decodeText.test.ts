/** Files that are not UTF-8: some editors and shells write UTF-16, and browsers read it. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as rollup from 'rollup'
import { afterEach, expect, it, vi } from 'vitest'
import { decodeText } from './decodeText.ts'
import { leanSecretGuard } from './bundlers/rollup.ts'
import { scan } from './scan.ts'

const value = 'abcdefgh-1234-ijkl'
const text = `\n\nwindow.key = "${value}"`
const little = Buffer.from(`\uFEFF${text}`, 'utf16le')
const big = Buffer.from(little).swap16()

let root: string | undefined
afterEach(async () => {
  vi.unstubAllEnvs()
  if (root !== undefined) await rm(root, { recursive: true, force: true })
})

it.each([
  ['little end first', little],
  ['big end first', big],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
])('a file in the output is searched: %s', async (_name, bytes) => {
  vi.stubEnv('LEAN_CLIENT_SECRET', value)
  root = await mkdtemp(join(tmpdir(), 'lean-link-text-'))
  await mkdir(join(root, 'dist'))
  await writeFile(join(root, 'dist/env.js'), bytes)
  expect(await scan(join(root, 'dist'))).toMatchObject([{ rule: 'secret_value', file: 'env.js', line: 3 }])
})

it('an asset in memory is searched too', async () => {
  vi.stubEnv('LEAN_CLIENT_SECRET', value)
  const input: rollup.Plugin = {
    name: 'input',
    resolveId: (id) => id,
    load: () => 'export default 1',
    buildStart() {
      this.emitFile({ type: 'asset', fileName: 'env.js', source: little })
    },
  }
  const bundle = await rollup.rollup({ input: 'entry', plugins: [input, leanSecretGuard()] })
  await expect(bundle.generate({})).rejects.toThrow('secret_value')
})

it('bytes that are no text stay readable between', () => {
  expect(decodeText(Buffer.from([0x00, 0xff, 0x61, 0x62, 0xfe]))).toMatch(/ab/)
  expect(decodeText(new Uint8Array())).toBe('')
})
