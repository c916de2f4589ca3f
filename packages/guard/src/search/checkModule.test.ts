import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createModuleCheck, type ModuleCode } from './checkModule.ts'
import { createSecretNames } from '../secrets/secretNames.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lean-link-module-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

const check = (id: string, code?: ModuleCode) =>
  createModuleCheck({ names: createSecretNames(), secrets: [], root, production: true })(id, code)

it.each(['app', 'c#', 'what?', 'c#/app'])('knows the server package in a folder named %s', async (folder) => {
  const server = join(root, folder, 'node_modules/@lean-link/server')
  await mkdir(join(server, 'dist'), { recursive: true })
  await writeFile(join(server, 'package.json'), '{ "name": "@lean-link/server" }')
  await writeFile(join(server, 'dist/package.json'), '{ "type": "module" }')
  const file = join(server, 'dist/index.js')
  await writeFile(file, '')
  for (const id of [file, `${file}?v=1`, `${file}?a=1#b`]) {
    expect(check(id)).toMatchObject([
      { rule: 'server_import', file: `${folder}/node_modules/@lean-link/server/dist/index.js` },
    ])
  }
})

it('looks for names in the code as written and for the exchange in the code as transformed, by line', () => {
  const name = '\n\nimport.meta.env.VITE_LEAN_CLIENT_SECRET'
  const exchange = "\nfetch('https://auth.leantech.me', { body: 'client_credentials' })"
  const found = (code: object) => check(join(root, 'a.js'), code).map(({ rule, file, line }) => [rule, file, line])
  expect(found({ source: name, transformed: exchange })).toEqual([
    ['public_env_name', 'a.js', 3],
    ['token_exchange', 'a.js', 2],
  ])
  expect(found({ source: exchange, transformed: name })).toEqual([])
})

it.each(['\0virtual', 'virtual:a', 'a.js'])('leaves %j to the check of the output', (id) => {
  expect(check(id, { source: 'VITE_LEAN_CLIENT_SECRET' })).toEqual([])
})

it('names a file outside the project without the path of this machine', () => {
  const [finding] = check(join(root, '../b.js'), { source: 'VITE_LEAN_CLIENT_SECRET' })
  expect(finding?.file).toMatch(/^b\.js \(outside the project, [0-9a-f]{6}\)$/)
})
