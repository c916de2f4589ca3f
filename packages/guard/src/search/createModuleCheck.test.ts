/** What one module of a browser's graph tells: its package, the names it reads, the exchange it does. */
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../test/temporaryFolder.ts'
import { createModuleCheck, type ModuleCode } from './createModuleCheck.ts'
import { createSecretNames } from '../secrets/secretNames.ts'

const folder = temporaryFolder()

const check = (id: string, code?: ModuleCode) =>
  createModuleCheck({ names: createSecretNames(), secrets: [], root: folder.root, production: true })(id, code)

// Windows allows no such name.
const question = process.platform === 'win32' ? [] : ['what?']

it.each(['app', 'c#', 'c#/app', ...question])('knows the server package in a folder named %s', async (name) => {
  const server = `${name}/node_modules/@lean-link/server`
  await folder.write({
    [`${server}/package.json`]: '{ "name": "@lean-link/server" }',
    [`${server}/dist/package.json`]: '{ "type": "module" }',
    [`${server}/dist/index.js`]: '',
  })
  const file = join(folder.root, server, 'dist/index.js')
  for (const id of [file, `${file}?v=1`, `${file}?a=1#b`]) {
    expect(check(id)).toMatchObject([
      { rule: 'server_import', file: `${name}/node_modules/@lean-link/server/dist/index.js` },
    ])
  }
})

it('looks for names in the code as written and for the exchange in the code as transformed, by line', () => {
  const name = '\n\nimport.meta.env.VITE_LEAN_CLIENT_SECRET'
  const exchange = "\nfetch('https://auth.leantech.me', { body: 'client_credentials' })"
  const found = (code: object) =>
    check(join(folder.root, 'a.js'), code).map(({ rule, file, line }) => [rule, file, line])
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
  const [finding] = check(join(folder.root, '../b.js'), { source: 'VITE_LEAN_CLIENT_SECRET' })
  expect(finding?.file).toMatch(/^b\.js \(outside the project, [0-9a-f]{6}\)$/)
})
