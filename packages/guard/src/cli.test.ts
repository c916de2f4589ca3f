/** Runs the bundled command line as a child process. */
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as esbuild from 'esbuild'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { plantedValues, secret } from '../../../integrations/mistakes.mjs'

// A process for each run, beside all other tests.
vi.setConfig({ testTimeout: 30_000 })

const source = fileURLToPath(new URL('cli.ts', import.meta.url))
let folder: string
let cli: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lean-link-cli-'))
  cli = join(folder, 'cli.mjs')
  await esbuild.build({ entryPoints: [source], outfile: cli, bundle: true, platform: 'node', format: 'esm' })
  const files = {
    'package.json': '{}',
    'clean/a.js': 'a',
    'dirty/a.js': `const a = '${secret}'`,
    'allow.json': JSON.stringify({ allow: [{ file: 'a.js', rule: 'secret_value', reason: 'a test' }] }),
    'broken.json': `{ "${secret}`,
  }
  for (const name of ['clean', 'dirty', 'empty']) await mkdir(join(folder, name))
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function run(...args: string[]) {
  const env = { ...process.env, LEAN_CLIENT_SECRET: secret }
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, env, encoding: 'utf8' })
  for (const value of plantedValues) expect(`${stdout}${stderr}`.includes(value)).toBe(false)
  return { status, stdout, stderr }
}

it('starts with a line that lets a shell run it', async () => {
  expect(await readFile(source, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
})

it('exits with 0 for a clean folder', () => {
  expect(run('clean')).toEqual({ status: 0, stdout: 'lean-link-guard: nothing found.\n', stderr: '' })
})

it('exits with 1 for findings and says what, where, why and how', () => {
  const { status, stderr } = run('dirty')
  expect(status).toBe(1)
  expect(stderr).toContain('secret_value  a.js:1\n')
  expect(stderr).toContain('The value of LEAN_CLIENT_SECRET is in this file')
  expect(stderr).toContain('Replace the secret at Lean')
})

it('prints findings and warnings as JSON', () => {
  const { status, stdout, stderr } = run('dirty', '--json')
  expect(status).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    findings: [{ rule: 'secret_value', file: 'a.js', line: 1 }],
    warnings: [],
  })
  expect(stderr).toBe('')
})

it('prints SARIF for code scanning, with paths of the repository', () => {
  const { status, stdout, stderr } = run('dirty', '--format', 'sarif')
  expect(status).toBe(1)
  expect(stderr).toBe('')
  expect(JSON.parse(stdout)).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'lean-link-guard' } },
        results: [
          {
            ruleId: 'secret_value',
            level: 'error',
            message: { text: expect.stringContaining('The value of LEAN_CLIENT_SECRET is in this file') },
            locations: [{ physicalLocation: { artifactLocation: { uri: 'dirty/a.js' }, region: { startLine: 1 } } }],
          },
        ],
      },
    ],
  })
})

it('prints SARIF without results for a clean folder', () => {
  const { status, stdout } = run('clean', '--format', 'sarif')
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ runs: [{ results: [] }] })
})

it('prints annotations for GitHub, and the text after them', () => {
  const { status, stdout, stderr } = run('dirty', '--format', 'github')
  expect(status).toBe(1)
  expect(stdout).toMatch(
    /^::error file=dirty\/a\.js,line=1,title=lean-link-guard%3A secret_value::The value of LEAN_CLIENT_SECRET/,
  )
  expect(stderr).toMatch(/^lean-link-guard: 1 finding/)
})

it('prints annotations as warnings with --warn, and nothing but the text for a clean folder', () => {
  expect(run('dirty', '--format', 'github', '--warn').stdout).toMatch(/^::warning /)
  expect(run('clean', '--format', 'github')).toEqual({
    status: 0,
    stdout: 'lean-link-guard: nothing found.\n',
    stderr: '',
  })
})

it('exits with 0 with --warn, and says that it protects nothing', () => {
  const { status, stdout } = run('dirty', '--warn')
  expect(status).toBe(0)
  expect(stdout).toContain('secret_value')
  expect(stdout).toContain('It protects nothing')
  expect(run('dirty', '--warn', '--json').stderr).toContain('It protects nothing')
})

it('reads options from a file and names of variables from arguments', () => {
  expect(run('dirty', '--options', 'allow.json').status).toBe(0)
  expect(run('dirty', '--secret-env', 'SOMETHING_ELSE').status).toBe(0)
})

it.each([
  [],
  ['missing'],
  ['empty'],
  ['clean', 'dirty'],
  ['clean', '--unknown'],
  ['clean', '--format', 'xml'],
  ['clean', '--options', 'broken.json'],
])('exits with 2 when it cannot tell: %j %j %j', (...args) => {
  const { status, stderr } = run(...args)
  expect(status).toBe(2)
  expect(stderr).toMatch(/nothing was checked|Usage/)
})

it('explains itself', () => {
  expect(run('--help').stdout).toContain('Exit codes: 0 clean, 1 findings, 2')
})
