/** Builds pages and workers that import this package, as linked source and as published, and reads what the bundler says. */
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, defaultClientConditions, defaultServerConditions } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const packageRoot = fileURLToPath(new URL('..', import.meta.url))
const require = createRequire(import.meta.url)
const sentence = 'holds the client secret and must not be bundled for a browser'

interface Esbuild {
  build(options: object): Promise<{ outputFiles: { text: string }[] }>
}
interface Rolldown {
  build(options: object): Promise<{ output: { code?: string }[] }>
}
// esbuild is Vite's optional peer here, and Rolldown a part of Vite: no dependencies of this package.
const ofVite = createRequire(require.resolve('vite/package.json'))
const esbuild = ofVite('esbuild') as Esbuild
const rolldown = ofVite('rolldown') as Rolldown

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lean-link-server-'))
  const manifest = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8')) as {
    publishConfig: { exports: unknown }
    sideEffects: unknown
  }
  const source = join(folder, 'source/node_modules/@lean-link')
  await mkdir(source, { recursive: true })
  await symlink(packageRoot, join(source, 'server'))

  const published = join(folder, 'published/node_modules/@lean-link/server')
  await mkdir(published, { recursive: true })
  const { exports } = manifest.publishConfig
  const publishedManifest = { name: '@lean-link/server', type: 'module', exports, sideEffects: manifest.sideEffects }
  await writeFile(join(published, 'package.json'), JSON.stringify(publishedManifest))
  // By the package's own configuration, as it is built to be published.
  await build({ root: packageRoot, logLevel: 'silent', build: { outDir: join(published, 'dist') } })
  // What an app installs beside it: React comes with every server that has the `react-server` condition.
  for (const name of ['oauth4webapi', 'react']) {
    await symlink(dirname(require.resolve(`${name}/package.json`)), join(folder, 'published/node_modules', name))
  }

  for (const kind of ['source', 'published']) {
    await writeFile(
      join(folder, kind, 'named.js'),
      `import { createLeanAuth } from '@lean-link/server'\nconsole.log(createLeanAuth)\n`,
    )
    await writeFile(
      join(folder, kind, 'node.js'),
      `import { toNodeListener } from '@lean-link/server/node'\nconsole.log(toNodeListener)\n`,
    )
    await writeFile(join(folder, kind, 'unused.js'), `import '@lean-link/server'\nconsole.log('page')\n`)
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const withVite = async (entry: string, conditions: string[]) => {
  const result = await build({
    configFile: false,
    root: dirname(entry),
    logLevel: 'silent',
    resolve: { conditions: [...conditions, ...defaultClientConditions] },
    build: { write: false, minify: false, rolldownOptions: { input: entry } },
  })
  return JSON.stringify(result)
}
const withEsbuild = async (entry: string, conditions: string[]) => {
  const options = { bundle: true, write: false, format: 'esm', platform: 'browser', logLevel: 'silent' }
  const result = await esbuild.build({ ...options, entryPoints: [entry], conditions })
  return result.outputFiles.map(({ text }) => text).join()
}
const withRolldown = async (entry: string, conditions: string[]) => {
  const result = await rolldown.build({
    input: entry,
    platform: 'browser',
    write: false,
    logLevel: 'silent',
    resolve: { conditionNames: [...conditions, 'browser', 'import', 'default'] },
  })
  return result.output.map(({ code }) => code).join()
}
const bundlers = { Vite: withVite, Rolldown: withRolldown, esbuild: withEsbuild }

describe.each([
  ['source', ['@lean-link/source']],
  ['published', []],
] as const)('the %s package', (kind, base) => {
  for (const [bundler, bundle] of Object.entries(bundlers)) {
    it.each(['named.js', 'unused.js', 'node.js'])(
      `fails a browser build of ${bundler} with the reason (%s)`,
      async (file) => {
        await expect(bundle(join(folder, kind, file), [...base])).rejects.toThrow(sentence)
      },
    )

    it.each(['workerd', 'worker', 'edge-light', 'deno', 'bun', 'node', 'react-server'])(
      `builds with ${bundler} for %s`,
      async (condition) => {
        const output = await bundle(join(folder, kind, 'named.js'), [...base, condition])
        expect(output).toContain('client_credentials')
        expect(output).not.toContain(sentence)
      },
    )
  }

  it('builds for server rendering with Vite', async () => {
    const result = await build({
      configFile: false,
      root: join(folder, kind),
      logLevel: 'silent',
      ssr: { noExternal: true, resolve: { conditions: [...base, ...defaultServerConditions] } },
      build: { ssr: join(folder, kind, 'named.js'), write: false },
    })
    expect(JSON.stringify(result)).not.toContain(sentence)
  })
})
