/** The import edges between packages, as the linter enforces them: .oxlintrc.json is run on small files that import one thing each. */
import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const oxlint = join(dirname(createRequire(import.meta.url).resolve('oxlint/package.json')), 'bin', 'oxlint')
const config = fileURLToPath(new URL('../.oxlintrc.json', import.meta.url))

const everywhere = ['./own.ts', '../own.ts', '../../own.ts']
const allowed = {
  'packages/core/src/a.ts': [...everywhere, '@lean-link/redact', '#development'],
  'packages/redact/src/a.ts': ['./own.ts'],
  'packages/core/src/engine/a.ts': everywhere,
  'packages/react/src/a.tsx': [
    ...everywhere,
    '@lean-link/core',
    '@lean-link/core/internal',
    'react',
    'react-dom/client',
  ],
  'packages/server/src/a.ts': [...everywhere, 'oauth4webapi', '@lean-link/redact'],
  'packages/server/src/reactServer.ts': [...everywhere, 'react'],
  'packages/server/src/node.ts': [...everywhere, '@remix-run/node-fetch-server', 'node:http'],
  'packages/server/src/node/a.ts': [...everywhere, '@remix-run/node-fetch-server', 'node:http'],
  'packages/testing/src/a.ts': [
    ...everywhere,
    'hono',
    'hono/cors',
    'jose',
    '@lean-link/core/methods',
    '@lean-link/redact',
  ],
  'packages/testing/src/node.ts': ['@hono/node-server', 'node:http'],
  'packages/testing/src/simulator/startLeanSimulator.ts': ['@hono/node-server', 'node:http'],
  'packages/testing/src/react.tsx': ['react', '@testing-library/react', '@lean-link/react'],
  'packages/testing/src/playwright.ts': ['@playwright/test'],
  'packages/testing/src/msw.ts': ['msw', 'msw/browser'],
  'packages/testing/src/storybook.ts': ['@storybook/react-vite', 'storybook/preview-api'],
  'packages/guard/src/a.ts': [...everywhere, 'unplugin', 'node:fs', '@lean-link/redact'],
  'packages/core/src/a.test.ts': ['@lean-link/testing', '@lean-link/server', 'vitest', 'node:fs'],
  'packages/react/src/a.browser.test.tsx': ['@lean-link/testing', 'vitest'],
  'packages/server/src/a.test-d.ts': ['@lean-link/core', 'vitest'],
  'stories/a.stories.tsx': ['@lean-link/testing', '@lean-link/react'],
  'examples/demo/a.ts': ['@lean-link/testing', '@lean-link/server', 'node:fs'],
}

const otherSources = ['../../react/src/a.ts', '../../../server/src/a.ts']
const outside = ['lodash', 'vitest', ...otherSources]
const refused = {
  'packages/redact/src/a.ts': [...outside, '../own.ts', '@lean-link/core', 'node:fs'],
  'packages/core/src/a.ts': [
    ...outside,
    'zustand/vanilla',
    'react',
    '@lean-link/core',
    '@lean-link/react',
    '@lean-link/server',
    '@lean-link/testing',
    'node:fs',
    'fs',
  ],
  'packages/core/src/engine/a.ts': [...outside, 'react', '@lean-link/testing', 'node:crypto'],
  'packages/react/src/a.tsx': [
    ...outside,
    'zustand/vanilla',
    '@lean-link/server',
    '@lean-link/testing',
    '@lean-link/guard',
    'node:fs',
    'fs',
  ],
  'packages/server/src/a.ts': [
    ...outside,
    '@lean-link/core',
    '@lean-link/core/methods',
    '@lean-link/testing',
    'hono',
    '@remix-run/node-fetch-server',
    'node:crypto',
    'crypto',
    'buffer',
  ],
  'packages/server/src/reactServer/a.ts': [...outside, 'react-dom', '@lean-link/react', 'node:http'],
  'packages/server/src/node.ts': [...outside, 'express', '@hono/node-server'],
  'packages/testing/src/a.ts': [
    ...outside,
    '@lean-link/core',
    '@lean-link/core/internal',
    '@lean-link/react',
    '@lean-link/server',
    'react',
    'msw',
    'node:http',
    '@hono/node-server',
    '@playwright/test',
  ],
  'packages/testing/src/node.ts': ['@lean-link/server', 'react'],
  'packages/testing/src/playwright.ts': ['react', 'msw'],
  'packages/testing/src/react.tsx': ['@playwright/test', '@lean-link/server'],
  'packages/guard/src/a.ts': [...outside, '@lean-link/core', '@lean-link/server', 'vite'],
}

/** @param {Record<string, string[]>} byFile */
const cases = (byFile) => Object.entries(byFile).flatMap(([file, names]) => names.map((name) => ({ file, name })))

/** @type {string} */
let folder
/** The imports that the linter refused, as `file imports name`. @type {Set<string>} */
let reported

/**
 * Each case gets a file of its own line, so that one run of the linter answers for all.
 * @param {{ file: string, name: string }[]} all
 */
function write(all) {
  /** @type {Map<string, string[]>} */
  const names = new Map()
  for (const { file, name } of all) names.set(file, [...(names.get(file) ?? []), name])
  for (const [file, lines] of names) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), lines.map((name) => `export * from '${name}'\n`).join(''))
  }
  return names
}

/**
 * @param {string[]} args
 * @returns {Promise<{ diagnostics: { code: string, filename: string, labels: { span: { line: number } }[] }[] }>}
 */
function lint(...args) {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [oxlint, ...args, '-f', 'json', '.'], { cwd: folder }, (_failed, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout))
      } catch {
        reject(new Error(`oxlint answered no JSON: ${stdout.slice(0, 500)} ${stderr.slice(0, 500)}`))
      }
    })
  })
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'import-edges-'))
  copyFileSync(config, join(folder, '.oxlintrc.json'))
  const names = write([...cases(allowed), ...cases(refused)])
  const { diagnostics } = await lint()
  const restricted = diagnostics.filter(({ code }) => code === 'eslint(no-restricted-imports)')
  reported = new Set(
    restricted.map(({ filename, labels }) => {
      const file = filename.replaceAll('\\', '/').replace(/^\.\//, '')
      return `${file} imports ${names.get(file)?.[(labels[0]?.span.line ?? 0) - 1]}`
    }),
  )
}, 30_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the linter', () => {
  it.each(cases(allowed))('lets $file import $name', ({ file, name }) => {
    expect(reported).not.toContain(`${file} imports ${name}`)
  })

  it.each(cases(refused))('refuses that $file imports $name', ({ file, name }) => {
    expect(reported).toContain(`${file} imports ${name}`)
  })

  it('lets testing take types from core', async () => {
    writeFileSync(join(folder, 'packages/testing/src/types.ts'), "export type { LeanMethod } from '@lean-link/core'\n")
    const { diagnostics } = await lint()
    expect(diagnostics.filter(({ filename }) => filename.endsWith('types.ts'))).toEqual([])
  })

  it('refuses a cycle of imports and a log line in a package', async () => {
    const sources = join(folder, 'packages/core/src')
    writeFileSync(join(sources, 'one.ts'), "import { two } from './two.ts'\nexport const one = () => two\n")
    writeFileSync(
      join(sources, 'two.ts'),
      "import { one } from './one.ts'\nexport const two = () => one\nconsole.log(1)\n",
    )
    const { diagnostics } = await lint()
    const codes = diagnostics.filter(({ filename }) => filename.endsWith('two.ts')).map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['import(no-cycle)', 'eslint(no-console)']))
  })

  it('refuses a cycle of which every import is of a type', async () => {
    const sources = join(folder, 'packages/core/src')
    writeFileSync(
      join(sources, 'wheel.ts'),
      "import type { Axle } from './axle.ts'\nexport interface Wheel {\n  axle: Axle\n}\n",
    )
    writeFileSync(
      join(sources, 'axle.ts'),
      "import type { Wheel } from './wheel.ts'\nexport interface Axle {\n  wheels: Wheel[]\n}\n",
    )
    const { diagnostics } = await lint()
    const codes = diagnostics.filter(({ filename }) => filename.endsWith('axle.ts')).map(({ code }) => code)
    expect(codes).toEqual(['import(no-cycle)'])
  })
})
