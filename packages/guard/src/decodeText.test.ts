/** Files that are not UTF-8: some editors and shells write UTF-16, and browsers read it. */
import { join } from 'node:path'
import * as rollup from 'rollup'
import { expect, it, vi } from 'vitest'
import { temporaryFolder } from '../test/temporaryFolder.ts'
import { decodeText } from './decodeText.ts'
import { leanSecretGuard } from './bundlers/rollup.ts'
import { scan } from './scan.ts'

const value = 'abcdefgh-1234-ijkl'
const text = `\n\nwindow.key = "${value}"`
const littleEndian = Buffer.from(`\uFEFF${text}`, 'utf16le')
const bigEndian = Buffer.from(littleEndian).swap16()

const folder = temporaryFolder()

it.each([
  ['little-endian UTF-16', littleEndian],
  ['big-endian UTF-16', bigEndian],
  ['UTF-8 with a BOM', Buffer.from(`\uFEFF${text}`)],
])('searches a file of the output in %s', async (_name, bytes) => {
  vi.stubEnv('LEAN_CLIENT_SECRET', value)
  await folder.write({ 'dist/env.js': bytes })
  expect(await scan(join(folder.root, 'dist'))).toMatchObject([{ rule: 'secret_value', file: 'env.js', line: 3 }])
})

it('searches an asset in memory that is UTF-16', async () => {
  vi.stubEnv('LEAN_CLIENT_SECRET', value)
  const input: rollup.Plugin = {
    name: 'input',
    resolveId: (id) => id,
    load: () => 'export default 1',
    buildStart() {
      this.emitFile({ type: 'asset', fileName: 'env.js', source: littleEndian })
    },
  }
  const bundle = await rollup.rollup({ input: 'entry', plugins: [input, leanSecretGuard()] })
  await expect(bundle.generate({})).rejects.toThrow('secret_value')
})

it('keeps the text between bytes that are none', () => {
  expect(decodeText(Buffer.from([0x00, 0xff, 0x61, 0x62, 0xfe]))).toMatch(/ab/)
  expect(decodeText(new Uint8Array())).toBe('')
})
