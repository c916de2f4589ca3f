/** Whatever a parser in use makes of a `.env` file is searched for; what is no file is passed over. */
import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { loadEnv } from 'vite'
import { beforeEach, expect, it, vi } from 'vitest'
import { temporaryFolder } from '../../test/temporaryFolder.ts'
import { scan } from '../scan.ts'

const folder = temporaryFolder()
let warnings: string[]
beforeEach(async () => {
  warnings = []
  vi.spyOn(process, 'emitWarning').mockImplementation((warning) => void warnings.push(String(warning)))
  vi.stubEnv('LEAN_CLIENT_SECRET', undefined)
  await folder.write({ 'package.json': '{}' })
})

async function rulesFor(env: Record<string, string | Buffer>, code: string) {
  await folder.write({ ...env, 'dist/a.js': `console.log(${JSON.stringify(code)})` })
  return (await scan(join(folder.root, 'dist'))).map(({ rule }) => rule)
}

const value = 'abcdefgh-1234-ijkl'
const line = `LEAN_CLIENT_SECRET=${value}\n`

it.each([
  ['after a byte order mark', `\uFEFF${line}`],
  ['with a colon', `LEAN_CLIENT_SECRET: ${value}\n`],
  ['exported with two spaces', `export  ${line}`],
  ['after a line without a sign of equality', `my notes\n${line}`],
  ['after an empty value', `A=\n${line}`],
  ['with line ends of old Macs', `A=1\r${line.trim()}\rB=2\r`],
  ['in backticks, before a comment', `LEAN_CLIENT_SECRET=\`${value}\` # mine\n`],
])('finds a value written %s', async (_name, text) => {
  expect(await rulesFor({ '.env': text }, value)).toEqual(['secret_value'])
})

it.each([
  ['little-endian', Buffer.from(`\uFEFF${line}`, 'utf16le')],
  ['big-endian', Buffer.from(`\uFEFF${line}`, 'utf16le').swap16()],
])('finds a value in a UTF-16 file, %s', async (_name, text) => {
  expect(await rulesFor({ '.env': text }, value)).toEqual(['secret_value'])
})

it.each([
  ['an escaped dollar', 'LEAN_CLIENT_SECRET=abcd\\$efgh-1234\n', 'abcd$efgh-1234', 'abcd\\$efgh-1234'],
  ['a dollar that was not meant to refer', 'LEAN_CLIENT_SECRET=abc$efgh-1234-ij\n', 'abc-1234-ij', 'abc$efgh-1234-ij'],
  ['a reference', 'BASE=abcdefgh\nLEAN_CLIENT_SECRET=$BASE-1234\n', 'abcdefgh-1234', '$BASE-1234'],
  ['references in each other', 'A=abcd\nB=$A\nLEAN_CLIENT_SECRET=${B}${X:-efgh}\n', 'abcdefgh', '${B}${X:-efgh}'],
  ['a default that refers', 'B=abcd\nLEAN_CLIENT_SECRET=${X:-${B}-1234}\n', 'abcd-1234', '${X:-${B}-1234}'],
  ['an alternative', 'B=1\nLEAN_CLIENT_SECRET=${B:+abcdefgh}${X+no}\n', 'abcdefgh', '${B:+abcdefgh}${X+no}'],
])('finds a value with %s as Vite reads it, and as it stands', async (_name, text, read, raw) => {
  expect(await rulesFor({ '.env': text }, read)).toEqual(['secret_value'])
  expect(loadEnv('production', folder.root, 'LEAN_')['LEAN_CLIENT_SECRET']).toBe(read)
  expect(await rulesFor({}, raw)).toEqual(['secret_value'])
})

it('fills a reference in from every file beside it, for nothing tells which of them a build reads', async () => {
  const env = { '.env': 'LEAN_CLIENT_SECRET=$BASE-1234\n', '.env.one': 'BASE=first', '.env.two': 'BASE=second' }
  expect(await rulesFor(env, 'first-1234')).toEqual(['secret_value'])
  expect(await rulesFor(env, 'second-1234')).toEqual(['secret_value'])
})

it('ends with a variable that refers to itself, many times over', async () => {
  expect(await rulesFor({ '.env': `LEAN_CLIENT_SECRET=abcd-${'$LEAN_CLIENT_SECRET'.repeat(50)}\n` }, '')).toEqual([])
})

it('warns about a short value by what it refers to, not by the reference', async () => {
  expect(await rulesFor({ '.env': 'BASE=abcdefgh\nLEAN_CLIENT_SECRET=$BASE\n' }, 'abcdefgh')).toEqual(['secret_value'])
  expect(warnings).toEqual([])
})

it('names the line of a variable with a colon, and tells it once', async () => {
  await rulesFor({ '.env': 'A=$B\nVITE_LEAN_CLIENT_SECRET: abcd$A-efgh\n' }, '')
  expect((await scan(join(folder.root, 'dist'))).map(({ rule, line: at }) => [rule, at])).toEqual([
    ['public_env_name', 2],
  ])
})

it('passes over a link to nowhere, a link to itself and a folder', async () => {
  await symlink(join(folder.root, 'nowhere'), join(folder.root, '.env.local'))
  await symlink(join(folder.root, '.env.test'), join(folder.root, '.env.test'))
  await mkdir(join(folder.root, 'folder'))
  await symlink(join(folder.root, 'folder'), join(folder.root, '.env.production'))
  expect(await rulesFor({ '.env': line }, value)).toEqual(['secret_value'])
})
