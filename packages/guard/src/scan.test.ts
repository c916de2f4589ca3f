import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as esbuild from 'esbuild'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { jwt, secret } from '../test/plantMistakes.ts'
import { scan } from './scan.ts'

let root: string
let warnings: string[]
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lean-link-scan-'))
  warnings = []
  vi.spyOn(process, 'emitWarning').mockImplementation((warning) => void warnings.push(String(warning)))
  vi.stubEnv('LEAN_CLIENT_SECRET', secret)
  await write({ 'package.json': '{}' })
})
afterEach(async () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  await rm(root, { recursive: true, force: true })
})

async function write(files: Record<string, string>) {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true })
    await writeFile(join(root, file), text)
  }
}
const dist = () => join(root, 'dist')
const rules = async (text: string, file = 'dist/a.js') => {
  await write({ [file]: text })
  return (await scan(dist())).map(({ rule }) => rule)
}

describe('where', () => {
  it('names the line, and the source file and line behind a source map', async () => {
    await write({
      'src/index.js': "import { key } from './config.js'\nconsole.log(key)\n",
      'src/config.js': `// first line\n\nexport const key = '${secret}'\n`,
    })
    for (const sourcemap of ['linked', 'external', 'inline'] as const) {
      await rm(dist(), { recursive: true, force: true })
      await esbuild.build({
        entryPoints: [join(root, 'src/index.js')],
        outdir: dist(),
        bundle: true,
        minify: true,
        sourcemap,
        sourcesContent: false,
      })
      expect(await scan(dist())).toMatchObject([
        { rule: 'secret_value', file: 'index.js', line: 1, source: { file: 'src/config.js', line: 3 } },
      ])
    }
  })

  it('looks into the originals that a source map carries', async () => {
    const map = {
      version: 3,
      sources: ['webpack://app/./src/a.js?1f2'],
      sourcesContent: [`\n// "${secret}"`],
      mappings: '',
    }
    await write({ 'dist/a.js.map': JSON.stringify(map) })
    expect(await scan(dist())).toMatchObject([
      { rule: 'secret_value', file: 'a.js.map', source: { file: 'src/a.js', line: 2 } },
    ])
  })

  it('looks at every file below the folder once, through links and circles, in a stable order', async () => {
    await write({ 'dist/b/z.txt': secret, 'dist/b/a.html': `\n\n${secret} ${secret}`, 'dist/a.json': `"${secret}"` })
    await symlink(dist(), join(dist(), 'b/circle'))
    const findings = await scan(dist())
    expect(findings.map(({ file, line }) => `${file}:${line}`)).toEqual(['a.json:1', 'b/a.html:3', 'b/z.txt:1'])
    expect(await scan(dist())).toEqual(findings)
  })

  it.each([
    ['is missing', async () => {}],
    ['is empty', () => mkdir(dist())],
    ['is a file', () => write({ dist: '' })],
  ])('rejects when the folder %s, because nothing was checked', async (_name, prepare) => {
    await prepare()
    await expect(scan(dist())).rejects.toThrow('nothing was checked')
  })
})

describe('what', () => {
  it('takes secrets from .env files of the project, but not from templates of them', async () => {
    vi.stubEnv('LEAN_CLIENT_SECRET', '')
    await write({
      '.env.production.local': 'export LEAN_WEBHOOK_SECRET="from-a-file-1"\n',
      '.env.example': 'LEAN_CLIENT_SECRET=placeholder-value\n',
      'dist/a.js': 'from-a-file-1 placeholder-value',
    })
    const findings = await scan(dist())
    expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining('LEAN_WEBHOOK_SECRET')])
  })

  it('looks for other variables when `secretEnv` names them', async () => {
    vi.stubEnv('BANK_API_KEY', 'another-secret-value')
    await write({ 'dist/a.js': `another-secret-value ${secret}` })
    const findings = await scan(dist(), { secretEnv: ['BANK_*'] })
    expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining('BANK_API_KEY')])
  })

  it('warns about a value under 8 characters instead of matching everything', async () => {
    vi.stubEnv('LEAN_CLIENT_SECRET', 'short')
    expect(await rules('short short short')).toEqual([])
    expect(warnings).toEqual([expect.stringContaining('LEAN_CLIENT_SECRET in process.env has fewer than 8 characters')])
    expect(warnings.join()).not.toContain('short ')
  })

  it.each(['VITE_', 'NEXT_PUBLIC_', 'REACT_APP_', 'PUBLIC_', 'NUXT_PUBLIC_', 'EXPO_PUBLIC_', 'GATSBY_', 'STORYBOOK_'])(
    'finds a Lean secret behind %s, by name and when it is only set',
    async (prefix) => {
      expect(await rules(`process.env.${prefix}LEAN_CLIENT_SECRET`)).toEqual(['public_env_name'])
      await write({ '.env.local': `# mine\n${prefix}LEAN_CLIENT_SECRET=abcdefgh\n`, 'dist/a.js': '' })
      expect(await scan(dist())).toMatchObject([{ rule: 'public_env_name', file: '.env.local', line: 2 }])
    },
  )

  it('leaves other public names, and Lean names that are not secrets, alone', async () => {
    expect(await rules('VITE_CLEAN_SECRET VITE_LEAN_APP_TOKEN LEAN_CLIENT_SECRET MY_VITE_LEAN_CLIENT_SECRET')).toEqual(
      [],
    )
  })

  it.each([
    "fetch('https://auth.leantech.me/oauth2/token',{body:'grant_type=client_credentials'})",
    "u='https://auth.sandbox.sa.leantech.me';b='client_secret='+s",
    'u=`https://auth.${c}.leantech.me/oauth2/token`;g="client_credentials"',
    'u=`https://${h}leantech.me/oauth2/token`;g="client_credentials"',
  ])('finds the token exchange in %s', async (code) => {
    expect(await rules(code)).toEqual(['token_exchange'])
  })

  it.each([
    "'client_credentials' at 'https://auth.example.com'",
    'Lean hosts: https://auth.leantech.me',
    "'client_credentials' 'https://notauth.leantech.me' 'https://auth.leantech.me.example'.length".replace(
      'leantech.me.',
      'leantech-me.',
    ),
  ])('leaves %s alone', async (code) => {
    expect(await rules(code)).toEqual([])
  })

  it('tells tokens of Lean from other tokens', async () => {
    const token = (claims: object) =>
      `eyJhbGciOiJSUzI1NiJ9.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`
    expect(await rules(token({ iss: 'https://auth.leantech.me' }))).toEqual(['lean_jwt'])
    expect(await rules(token({ scope: ['customer.read'], applications: [{ id: 'a' }] }))).toEqual(['lean_jwt'])
    expect(await rules(token({ iss: 'https://auth.example.com', scope: 'a', customers: [{ id: 'c' }] }))).toEqual([])
    expect(await rules('eyJhbGciOiJSUzI1NiJ9.eyJub3QganNvbg.c2ln')).toEqual([])
  })

  it('finds the server package in code, and not in a page that quotes an import', async () => {
    expect(await rules("this.name='LeanServerError'")).toEqual(['server_import'])
    expect(await rules('import{a}from"@lean-link/server"')).toEqual(['server_import'])
    await rm(dist(), { recursive: true })
    expect(await rules('import { a } from "@lean-link/server"', 'dist/docs.html')).toEqual([])
  })
})

describe('allow', () => {
  it('takes out a finding by its file or source file, and warns about an entry that matches nothing', async () => {
    await write({ 'dist/assets/a-1f2e.js': secret, 'dist/b.js': secret })
    const reason = 'a test value'
    const entry = { file: 'assets/a-*.js', rule: 'secret_value', reason } as const
    const unused = { file: 'gone.js', rule: 'lean_jwt', reason } as const
    expect((await scan(dist(), { allow: [entry, unused] })).map(({ file }) => file)).toEqual(['b.js'])
    expect(warnings).toEqual([expect.stringContaining('gone.js')])
  })

  it.each([
    [{ allow: [{ file: 'a.js', rule: 'lean_jwt' }] }, 'allow[0]'],
    [{ allow: [{ file: 'a.js', rule: 'everything', reason: 'because' }] }, 'allow[0]'],
    [{ secretEnv: ['not a name'] }, 'secretEnv'],
    [{ mode: 'off' }, 'mode'],
    [{ alow: [] }, 'alow'],
  ])('refuses the options %j', async (options, named) => {
    await write({ 'dist/a.js': '' })
    await expect(scan(dist(), options as never)).rejects.toThrow(`"${named}"`)
  })
})

it('prints no value, even one that is part of a file name', async () => {
  const name = 'planted-file-name-secret'
  vi.stubEnv('LEAN_CLIENT_SECRET', name)
  await write({ [`dist/${name}.js`]: `${name} ${jwt}` })
  const text = JSON.stringify(await scan(dist()))
  expect(text).toContain('secret_value')
  expect(text).toContain('[secret].js')
  expect(text).not.toContain(name)
  expect(text).not.toContain(jwt)
})
