/** What a Next configuration becomes; whole builds are in `pnpm test:integrations`. */
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { secret } from '../../../../integrations/mistakes.mjs'
import { temporaryFolder } from '../../test/temporaryFolder.ts'
import { checkClientOutput, checkRenderedPagesAtExit } from './checkNextOutput.ts'
import { checkNextVersion } from './checkNextVersion.ts'
import { withLeanSecretGuard } from './next.ts'

interface Wrapped {
  reactStrictMode?: boolean
  turbopack?: object
  compiler: { removeConsole?: boolean; runAfterProductionCompile(result: object): Promise<void> }
  webpack(config: { plugins?: unknown[] }, context: object): { plugins?: unknown[] }
}
const wrap = (config: object) => withLeanSecretGuard(config) as Wrapped

const project = temporaryFolder()
const exitListeners = process.listenerCount('exit')
beforeEach(async () => {
  vi.stubEnv('LEAN_CLIENT_SECRET', secret)
  await project.write({ '.next/static/a.js': 'a' })
})
afterEach(() => {
  for (const listener of process.listeners('exit').slice(exitListeners)) process.off('exit', listener)
})
const paths = () => ({ projectDir: project.root, distDir: join(project.root, '.next') })

describe('the configuration', () => {
  it('keeps what it had, and calls what it called', async () => {
    const calls: string[] = []
    const config = wrap({
      reactStrictMode: true,
      compiler: { removeConsole: true, runAfterProductionCompile: async () => void calls.push('compiled') },
      webpack: (given: object) => ({ ...given, changed: true }),
    })
    expect(config).toMatchObject({ reactStrictMode: true, compiler: { removeConsole: true } })
    expect(config).not.toHaveProperty('turbopack')
    expect(config.webpack({}, { isServer: true, dev: false })).toEqual({ changed: true })
    await config.compiler.runAfterProductionCompile(paths())
    expect(calls).toEqual(['compiled'])
  })

  it('adds the plugin to the browser compiler of a production build alone', () => {
    const { webpack } = wrap({})
    expect(webpack({ plugins: ['own'] }, { isServer: false, dev: false }).plugins).toHaveLength(2)
    expect(webpack({ plugins: ['own'] }, { isServer: true, dev: false }).plugins).toHaveLength(1)
    expect(webpack({ plugins: ['own'] }, { isServer: false, dev: true }).plugins).toHaveLength(1)
  })

  it('lets Turbopack start, which refuses `webpack` without `turbopack`', () => {
    expect(wrap({}).turbopack).toEqual({})
    expect(wrap({ turbopack: { root: 'here' } }).turbopack).toEqual({ root: 'here' })
  })

  it('may be a function, also an asynchronous one', async () => {
    const plain = withLeanSecretGuard((phase: string) => ({ phase }))
    expect(plain('build')).toMatchObject({ phase: 'build', compiler: {} })
    const later = withLeanSecretGuard(async (phase: string) => ({ phase }))
    expect(await later('build')).toMatchObject({ phase: 'build', compiler: {} })
  })
})

describe('after the compilation', () => {
  it.each([
    ['.next/static', '.next/static/b.js'],
    ['public/', 'public/config.json'],
  ])('fails on a secret in %s without printing it', async (_name, file) => {
    await project.write({ [file]: secret })
    const error = await wrap({})
      .compiler.runAfterProductionCompile(paths())
      .catch((thrown: unknown) => thrown)
    expect(String(error)).toContain('secret_value')
    expect(String(error)).not.toContain(secret)
  })

  it('takes a public/ that holds nothing but empty folders', async () => {
    await mkdir(join(project.root, 'public/images'), { recursive: true })
    await expect(wrap({}).compiler.runAfterProductionCompile(paths())).resolves.toBeUndefined()
  })

  it('fails and names the command line when there is nothing to check', async () => {
    await rm(join(project.root, '.next'), { recursive: true })
    await expect(wrap({}).compiler.runAfterProductionCompile(paths())).rejects.toThrow('npx lean-link-guard')
  })
})

describe('when the process ends', () => {
  /** What a build's process is told, and how it ends. */
  function createEnding() {
    let listen = (_code: number): void => {}
    const ending = {
      exitCode: undefined as number | string | null | undefined,
      getMaxListeners: () => 10,
      setMaxListeners: () => {},
      once: (_event: 'exit', listener: (code: number) => void) => void (listen = listener),
      stderr: { write: (text: string) => void (said += text) },
    }
    let said = ''
    return { ending, end: (code = 0) => listen(code), said: () => said }
  }

  it.each(['app/index.html', 'app/shop.rsc', 'app/feed.body', 'pages/en/about.html', 'pages/about.json'])(
    'fails the build for a secret in the rendered %s, and does not print it',
    async (page) => {
      const { ending, end, said } = createEnding()
      checkRenderedPagesAtExit(checkClientOutput(paths(), {}), paths(), ending)
      await project.write({ [`.next/server/${page}`]: secret })
      end()
      expect(ending.exitCode).toBe(1)
      expect(said()).toContain(`lean-link-guard: 1 finding`)
      expect(said()).toContain(`secret_value  ${page}:1`)
      expect(said()).not.toContain(secret)
    },
  )

  it('leaves what is no page alone, such as the code of a route', async () => {
    const { ending, end, said } = createEnding()
    checkRenderedPagesAtExit(checkClientOutput(paths(), {}), paths(), ending)
    await project.write({ '.next/server/app/route.js': secret, '.next/server/pages/api.js.nft.txt': secret })
    end()
    expect(ending.exitCode).toBeUndefined()
    expect(said()).toBe('')
  })

  it('fails and names the command line when the rendered pages are missing', () => {
    const { ending, end, said } = createEnding()
    checkRenderedPagesAtExit(checkClientOutput(paths(), {}), paths(), ending)
    end()
    expect(ending.exitCode).toBe(1)
    expect(said()).toContain('npx lean-link-guard')
  })

  it('says nothing about a build that has failed already', () => {
    const { ending, end, said } = createEnding()
    checkRenderedPagesAtExit(checkClientOutput(paths(), {}), paths(), ending)
    end(1)
    expect(said()).toBe('')
  })
})

describe('the version of Next', () => {
  it.each(['15.3.9', '14.2.0', undefined])('refuses %s in a production build and names the command line', (version) => {
    expect(() => checkNextVersion(version, 'production')).toThrow('npx lean-link-guard .next/static')
    expect(() => checkNextVersion(version, 'development')).not.toThrow()
  })

  it.each(['15.4.0', '15.10.1', '16.0.0-canary.1'])('takes %s', (version) => {
    expect(() => checkNextVersion(version, 'production')).not.toThrow()
  })
})
