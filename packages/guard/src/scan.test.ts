/** What a scan of a folder finds, where it says it is, and what it leaves alone. */
import { mkdir, rm, symlink, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { inspect } from 'node:util'
import * as esbuild from 'esbuild'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { jwt, secret } from '../../../integrations/mistakes.mjs'
import { temporaryFolder } from '../test/temporaryFolder.ts'
import { scan } from './scan.ts'
import { publicPrefixes } from './secrets/secretNames.ts'

const folder = temporaryFolder()
let warnings: string[]
beforeEach(async () => {
  warnings = []
  vi.spyOn(process, 'emitWarning').mockImplementation((warning) => void warnings.push(String(warning)))
  vi.stubEnv('LEAN_CLIENT_SECRET', secret)
  await folder.write({ 'package.json': '{}' })
})
const dist = () => join(folder.root, 'dist')
const rules = async (text: string, file = 'dist/a.js') => {
  await folder.write({ [file]: text })
  return (await scan(dist())).map(({ rule }) => rule)
}

describe('where', () => {
  it('names the line, and the source file and line behind a source map', async () => {
    await folder.write({
      'src/index.js': "import { key } from './config.js'\nconsole.log(key)\n",
      'src/config.js': `// first line\n\nexport const key = '${secret}'\n`,
    })
    for (const sourcemap of ['linked', 'external', 'inline'] as const) {
      await rm(dist(), { recursive: true, force: true })
      await esbuild.build({
        entryPoints: [join(folder.root, 'src/index.js')],
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

  it('looks into every map that a file carries, one for each module', async () => {
    const inline = (source: string, text: string) => {
      const map = { version: 3, sources: [source], sourcesContent: [text], mappings: '' }
      return `eval("//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}")`
    }
    const planted = `\n// ${jwt}`
    await folder.write({
      'dist/a.js': `${inline('webpack://app/./a.js', '')}\n${inline('webpack://app/./b.js', planted)}`,
    })
    expect(await scan(dist())).toContainEqual(
      expect.objectContaining({ rule: 'lean_jwt', source: { file: 'b.js', line: 2 } }),
    )
  })

  it.each([
    { mappings: '', sources: null, sourcesContent: secret },
    { mappings: 7, sources: [7, null], sourcesContent: [secret, 7] },
    { mappings: '', sources: [], sourcesContent: [secret] },
    { sections: [null, 7, { map: null }, { map: { sources: ['a.js'], sourcesContent: [secret] } }] },
    { sections: { map: secret } },
  ])('looks into broken source maps too: %j', async (map) => {
    await folder.write({ 'dist/a.js': secret, 'dist/a.js.map': JSON.stringify({ version: 3, ...map }) })
    const findings = await scan(dist())
    expect(findings.map(({ rule, file }) => `${rule} ${file}`)).toEqual(['secret_value a.js', 'secret_value a.js.map'])
  })

  it('looks into the originals of an inline map as into those of any other, which hold what the bundler took out', async () => {
    const removed = `fetch('https://auth.leantech.me/oauth2/token', { headers: { 'x-lean-link-simulator': '1' } })`
    const map = { version: 3, sources: ['a.js'], sourcesContent: [`${removed}\n// client_credentials`], mappings: '' }
    const base64 = Buffer.from(JSON.stringify(map)).toString('base64')
    expect(await rules(`a()\n//# sourceMappingURL=data:application/json;charset=utf-8;base64,${base64}`)).toEqual([])
  })

  it('looks into the originals that a source map carries', async () => {
    const map = {
      version: 3,
      sources: ['webpack://app/./src/a.js?1f2'],
      sourcesContent: [`\n// "${secret}"`],
      mappings: '',
    }
    await folder.write({ 'dist/a.js.map': JSON.stringify(map) })
    expect(await scan(dist())).toMatchObject([
      { rule: 'secret_value', file: 'a.js.map', source: { file: 'src/a.js', line: 2 } },
    ])
  })

  it('looks at every file below the folder once, through links and circles, in a stable order', async () => {
    await folder.write({
      'dist/b/z.txt': secret,
      'dist/b/a.html': `\n\n${secret} ${secret}`,
      'dist/a.json': `"${secret}"`,
    })
    await symlink(dist(), join(dist(), 'b/circle'))
    const findings = await scan(dist())
    expect(findings.map(({ file, line }) => `${file}:${line}`)).toEqual(['a.json:1', 'b/a.html:3', 'b/z.txt:1'])
    expect(await scan(dist())).toEqual(findings)
  })

  it('warns about a file over 50 MB that it does not look into', async () => {
    await folder.write({ 'dist/small.js': '', 'dist/large.js': secret })
    await truncate(join(dist(), 'large.js'), 50 * 1_024 * 1_024 + 1)
    expect(await scan(dist())).toEqual([])
    expect(warnings).toEqual([expect.stringContaining('large.js is larger than 50 MB')])
  })

  it.each([
    ['is missing', async () => {}],
    ['is empty', () => mkdir(dist())],
    ['is a file', () => folder.write({ dist: '' })],
  ])('rejects when the folder %s, because nothing was checked', async (_name, prepare) => {
    await prepare()
    await expect(scan(dist())).rejects.toThrow('nothing was checked')
  })
})

// A second list on purpose: a prefix that is lost in the first one must be missed.
const prefixes = [
  'VITE_',
  'NEXT_PUBLIC_',
  'NUXT_PUBLIC_',
  'REACT_APP_',
  'PUBLIC_',
  'EXPO_PUBLIC_',
  'GATSBY_',
  'STORYBOOK_',
  'VUE_APP_',
  'NG_APP_',
  'RSBUILD_PUBLIC_',
  'SNOWPACK_PUBLIC_',
  'PARCEL_PUBLIC_',
  'NX_PUBLIC_',
  'WXT_',
  'PLASMO_PUBLIC_',
  'RENDERER_VITE_',
  'BUN_PUBLIC_',
  'TARO_APP_',
  'UMI_APP_',
  'REDWOOD_ENV_',
]

describe('what', () => {
  it('has each of its public prefixes in these tests', () => {
    expect(publicPrefixes).toEqual(prefixes)
  })

  it('takes secrets from .env files of the project, but not from templates of them', async () => {
    vi.stubEnv('LEAN_CLIENT_SECRET', '')
    await folder.write({
      '.env.production.local': 'export LEAN_WEBHOOK_SECRET="from-a-file-1"\n',
      '.env.example': 'LEAN_CLIENT_SECRET=placeholder-value\n',
      'dist/a.js': 'from-a-file-1 placeholder-value',
    })
    const findings = await scan(dist())
    expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining('LEAN_WEBHOOK_SECRET')])
  })

  it.each(['example', 'sample', 'template', 'dist', 'default', 'defaults'])(
    'does not search for the placeholders of .env.%s',
    async (ending) => {
      vi.stubEnv('LEAN_CLIENT_SECRET', '')
      await folder.write({ [`.env.${ending}`]: 'LEAN_CLIENT_SECRET=value-of-a-template\n' })
      expect(await rules('value-of-a-template')).toEqual([])
    },
  )

  it.each(['.env', '.env.local', '.env-staging', '.envrc'])('names the line of the variable in %s', async (file) => {
    vi.stubEnv('LEAN_CLIENT_SECRET', '')
    const text = 'export VITE_LEAN_SECRET_OLD=first-value\nexport VITE_LEAN_SECRET=second-value\n'
    await folder.write({ [file]: text, 'dist/a.js': '' })
    expect((await scan(dist())).map((finding) => [finding.file, finding.line])).toEqual([
      [file, 1],
      [file, 2],
    ])
  })

  it('takes a secret of any length', async () => {
    const key = Array.from({ length: 20_000 }, (_, index) => 'k3y/+='[(index * index) % 6]).join('')
    vi.stubEnv('LEAN_CLIENT_SECRET', key)
    expect(await rules(`const key = '${key}'`)).toEqual(['secret_value'])
  })

  it('looks for other variables when `secretEnv` names them', async () => {
    vi.stubEnv('BANK_API_KEY', 'another-secret-value')
    await folder.write({ 'dist/a.js': `another-secret-value ${secret}` })
    const findings = await scan(dist(), { secretEnv: ['BANK_*'] })
    expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining('BANK_API_KEY')])
  })

  it('warns about a value under 8 characters instead of matching everything', async () => {
    vi.stubEnv('LEAN_CLIENT_SECRET', 'short')
    expect(await rules('short short short')).toEqual([])
    expect(warnings).toEqual([expect.stringContaining('LEAN_CLIENT_SECRET in process.env has fewer than 8 characters')])
    expect(warnings.join()).not.toContain('short ')
  })

  it.each(prefixes)('finds a Lean secret behind %s, by name and when it is only set', async (prefix) => {
    expect(await rules(`process.env.${prefix}LEAN_CLIENT_SECRET`)).toEqual(['public_env_name'])
    await folder.write({ '.env.local': `# mine\n${prefix}LEAN_CLIENT_SECRET=abcdefgh\n`, 'dist/a.js': '' })
    expect(await scan(dist())).toMatchObject([{ rule: 'public_env_name', file: '.env.local', line: 2 }])
  })

  it('finds a Lean secret behind a prefix of the project', async () => {
    await folder.write({ '.env': 'APP_LEAN_CLIENT_SECRET=abcdefgh-1234\n', 'dist/a.js': 'abcdefgh-1234' })
    expect(await scan(dist())).toEqual([])
    expect((await scan(dist(), { publicPrefixes: ['APP_'] })).map(({ rule, file }) => [rule, file])).toEqual([
      ['public_env_name', '.env'],
      ['secret_value', 'a.js'],
    ])
  })

  it("finds a secret whose own name begins with the project's prefix", async () => {
    await folder.write({ 'dist/a.js': 'import.meta.env.LEAN_CLIENT_SECRET' })
    expect((await scan(dist(), { publicPrefixes: ['LEAN_'] })).map(({ rule, file }) => [rule, file])).toEqual([
      ['public_env_name', 'a.js'],
      ['public_env_name', 'process.env'],
    ])
  })

  it.each([
    'undefined',
    'placeholder',
    'production',
    'null',
    'changeme',
    'your-client-secret',
    '<your secret>',
    'XXXXXXXXXX',
  ])('warns about the placeholder %j instead of failing every build', async (value) => {
    vi.stubEnv('LEAN_CLIENT_SECRET', value)
    expect(await rules(`if (mode === '${value}') console.log(undefined)`)).toEqual([])
    expect(warnings).toEqual([expect.stringContaining('LEAN_CLIENT_SECRET in process.env')])
  })

  it('still refuses the public name of a placeholder', async () => {
    vi.stubEnv('VITE_LEAN_CLIENT_SECRET', 'placeholder')
    expect(await rules('placeholder')).toEqual(['public_env_name'])
  })

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
    'u="https://auth.".concat(h,"leantech.me");g="client_credentials"',
    'u="https://auth.".concat(h,".").concat(c,".leantech.me/oauth2");g="client_credentials"',
    "u='https://auth.sandbox.' + h + '.leantech.me';g='client_credentials'",
    'eval("u=\\"https://auth.\\"+h+\\"leantech.me\\";g=\\"client_credentials\\"")',
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
    `"client_credentials";a="https://auth."+h;${'b();'.repeat(100)}c="leantech.me"`,
  ])('leaves %s alone', async (code) => {
    expect(await rules(code)).toEqual([])
  })

  it.each([
    'const d="leantech.me",b=`https://auth.${e}${d}`;f(`${b}/oauth2/token`,{g:"client_credentials"})',
    'h=["auth",e,"leantech.me"].join(".");f("https://"+h+"/oauth2/token","client_secret="+s)',
    'd="sandbox.leantech.me";h="https://auth.".concat(d);g="client_credentials";f(h+"/oauth2/token")',
    'd=".leantech.me";s="auth";u=`https://${s}${d}`;g="client_credentials";p="oauth2/token";f(u+"/"+p)',
  ])('finds the exchange at a host put together from pieces: %s', async (code) => {
    expect(await rules(code)).toEqual(['token_exchange'])
  })

  it.each([
    ['a.js', 'd="leantech.me";f("/oauth2/token");g="client_credentials"'],
    ['a.js', 'l="https://cdn.leantech.me/a.js";s="auth";f("/oauth2/token");g="client_credentials"'],
  ])('leaves pieces alone that make no OAuth host: %s %s', async (file, code) => {
    expect(await rules(code, `dist/${file}`)).toEqual([])
  })

  const guide = 'curl https://auth.leantech.me/oauth2/token -d grant_type=client_credentials -d client_secret=...'
  it.each([
    ['guide.js', `const text = ${JSON.stringify(guide)}`],
    ['guide.js', `const text = "import { createLeanAuth } from '@lean-link/server'"`],
    ['guide.js', `const text = \`import { createLeanAuth } from "@lean-link/server"\nnew LeanServerError()\``],
    ['guide.js', `// ${guide}\n/* import "@lean-link/server" */`],
    [
      'guide.js',
      `jsx("pre", { children: "fetch('https://auth.leantech.me/oauth2/token', { body: 'client_secret=1' })" })`,
    ],
    ['guide.html', `<h1>Guide</h1><pre>${guide}</pre>`],
    ['guide.html', `<script>self.__next_f.push([1,${JSON.stringify(JSON.stringify({ children: guide }))}])</script>`],
    ['guide.md', guide],
    ['llms.txt', guide],
  ])('leaves a guide alone that quotes the exchange or an import: %s %s', async (file, text) => {
    expect(await rules(text, `dist/${file}`)).toEqual([])
  })

  it.each([
    ['index.html', `<script>fetch('https://auth.leantech.me/oauth2/token', { body: 'client_secret=' + key })</script>`],
    ['a.svg', `<svg><script>fetch('https://auth.leantech.me/oauth2', { body: 'client_secret=' + key })</script></svg>`],
    ['config.json', `{ "url": "https://auth.leantech.me/oauth2/token", "grant_type": "client_credentials" }`],
  ])('finds the exchange that runs in %s', async (file, text) => {
    expect(await rules(text, `dist/${file}`)).toEqual(['token_exchange'])
  })

  const exchange =
    "fetch('https://auth.leantech.me/oauth2/token',{body:'grant_type=client_credentials&client_secret='+key})"
  const inBase64 = (text: string) => Buffer.from(text).toString('base64')
  it.each([
    ['a token in a data URL', `a="data:text/plain;base64,${inBase64(`token: ${jwt}`)}"`, 'lean_jwt'],
    [
      'a token in a style sheet',
      `a{background:url(data:image/svg+xml;base64,${inBase64(`<svg>${jwt}</svg>`)})}`,
      'lean_jwt',
    ],
    ['a token in plain base64', `a="${inBase64(`{"token":"${jwt}"}`)}"`, 'lean_jwt'],
    ['a token in wrapped base64', `a="${inBase64(`{"token":"${jwt}"}`).replace(/.{76}/g, '$&\\n')}"`, 'lean_jwt'],
    [
      'a token in a URL-encoded data URL',
      `a="data:image/svg+xml,${encodeURIComponent(`<svg>${jwt}</svg>`)}"`,
      'lean_jwt',
    ],
    ['the exchange in a data URL', `new Worker("data:text/javascript;base64,${inBase64(exchange)}")`, 'token_exchange'],
    ['the exchange in plain base64', `eval(atob("${inBase64(exchange)}"))`, 'token_exchange'],
    [
      'the simulator in a data URL',
      `a="data:text/javascript;base64,${inBase64("b['x-lean-link-simulator']")}"`,
      'simulator_in_production',
    ],
  ])('finds %s', async (_name, text, rule) => {
    expect(new Set(await rules(text))).toEqual(new Set([rule]))
  })

  it.each([
    ['line ends', '\n'],
    ['line ends of Windows', '\r\n'],
    ['line ends in a string', '\\n'],
    ['line ends of Windows in a string', '\\r\\n'],
  ])('finds a secret in base64 wrapped at 76 columns with %s, wherever a line ends', async (_name, lineEnd) => {
    // So that the value begins at each place of a line of 57 bytes.
    const texts = Array.from({ length: 57 }, (_, offset) => {
      const base64 = inBase64(`${'x'.repeat(offset)}${secret}${'y'.repeat(99)}`)
      return [`dist/${offset}.js`, `"${base64.replace(/.{76}/g, `$&${lineEnd}`)}"`]
    })
    await folder.write(Object.fromEntries(texts))
    expect(new Set((await scan(dist())).map(({ rule, file }) => `${rule} ${file}`)).size).toBe(57)
  })

  it('leaves a guide in an inlined asset alone', async () => {
    const page = `<svg><text>${guide}</text></svg>`
    expect(await rules(`a="data:image/svg+xml;base64,${inBase64(page)}"`)).toEqual([])
  })

  it.each(['.env', '.env.local', '.env.production', '.envrc'])(
    'finds a file %s that browsers could fetch',
    async (file) => {
      await folder.write({
        [`dist/${file}`]: 'A=1\n',
        'dist/.env.example': 'A=\n',
        'dist/.env.d.ts': '',
        'dist/a.env.js': '',
      })
      expect((await scan(dist())).map((finding) => [finding.rule, finding.file])).toEqual([['secret_value', file]])
    },
  )

  it('tells tokens of Lean from other tokens', async () => {
    const token = (claims: object) =>
      `eyJhbGciOiJSUzI1NiJ9.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`
    expect(await rules(token({ iss: 'https://auth.leantech.me' }))).toEqual(['lean_jwt'])
    expect(await rules(token({ scope: ['customer.read'], applications: [{ id: 'a' }] }))).toEqual(['lean_jwt'])
    expect(await rules(token({ scope: ['connect.read'], customers: [{ id: 'c' }] }))).toEqual(['lean_jwt'])
    expect(await rules(token({ iss: 'https://auth.example.com', scope: 'a', customers: [{ id: 'c' }] }))).toEqual([])
    expect(await rules('eyJhbGciOiJSUzI1NiJ9.eyJub3QganNvbg.c2ln')).toEqual([])
  })

  it.each(['"\\n%s"', 'Bearer%20%s', '?token%3D%s', '\\x22%s\\x22', 'token_%s'])(
    'finds a token of Lean in %j',
    async (text) => {
      expect(await rules(text.replace('%s', jwt))).toEqual(['lean_jwt'])
    },
  )

  it('finds the token exchange at a URL-encoded host', async () => {
    expect(await rules("a='client_credentials';b='u=https%3A%2F%2Fauth.sandbox.leantech.me%2Foauth2'")).toEqual([
      'token_exchange',
    ])
    expect(await rules("a='client_secret%3D';b='u=https%3A%2F%2Fauth.leantech.me%2Foauth2'")).toEqual([
      'token_exchange',
    ])
  })

  it('finds the server package in code, and not in a page that quotes an import', async () => {
    expect(await rules("this.name='LeanServerError'")).toEqual(['server_import'])
    for (const entry of ['@lean-link/server', '@lean-link/server/node'])
      expect(await rules(`import{a}from"${entry}"`)).toEqual(['server_import'])
    await rm(dist(), { recursive: true })
    expect(await rules('import { a } from "@lean-link/server"', 'dist/docs.html')).toEqual([])
  })
})

describe('allow', () => {
  it('takes out a finding by its file or source file, and warns about an entry that matches nothing', async () => {
    await folder.write({ 'dist/assets/a-1f2e.js': secret, 'dist/b.js': secret })
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
    [{ publicPrefixes: 'APP_' }, 'publicPrefixes'],
    [{ publicPrefixes: ['APP.*'] }, 'publicPrefixes'],
  ])('refuses the options %j', async (options, named) => {
    await folder.write({ 'dist/a.js': '' })
    await expect(scan(dist(), options as never)).rejects.toThrow(`"${named}"`)
  })
})

it.each([
  ['a word of names', `VITE_${'LEAN_'.repeat(200_000)}`],
  ['a word of beginnings of tokens', 'eyJ'.repeat(200_000)],
  ['an import of nothing', `import${' '.repeat(200_000)}`],
  ['a host without an end', `client_credentials ${'auth.'.repeat(200_000)}`],
  ['a host joined to nothing', `client_credentials ${'"auth."+'.repeat(200_000)}`],
  ['a host and spaces', `client_credentials "auth."${' '.repeat(1_000_000)}`],
])('takes no time that grows with the square of %s', async (_name, text) => {
  const start = performance.now()
  expect(await rules(text)).toEqual([])
  expect(performance.now() - start).toBeLessThan(5_000)
})

it('takes no time that grows with the square of its hits, for a secret that is a common word', async () => {
  vi.stubEnv('LEAN_CLIENT_SECRET', 'function')
  const start = performance.now()
  expect(await rules('const a = function () { return 1 + 2 + 3 }\n'.repeat(20_000))).toHaveLength(20_000)
  expect(performance.now() - start).toBeLessThan(5_000)
})

it('prints no value in an error either, such as that of a link to itself', async () => {
  vi.stubEnv('LEAN_CLIENT_SECRET', 'planted-link-name')
  await mkdir(dist())
  await symlink('planted-link-name', join(dist(), 'planted-link-name'))
  const error = await scan(dist()).catch((thrown: unknown) => thrown)
  expect(String(error)).toContain('[secret]')
  expect(inspect(error, { showHidden: true })).not.toContain('planted-link-name')
})

it('prints no value, even one that is part of a file name', async () => {
  const name = 'planted-file-name-secret'
  vi.stubEnv('LEAN_CLIENT_SECRET', name)
  await folder.write({ [`dist/${name}.js`]: `${name} ${jwt}` })
  const text = JSON.stringify(await scan(dist()))
  expect(text).toContain('secret_value')
  expect(text).toContain('[secret].js')
  expect(text).not.toContain(name)
  expect(text).not.toContain(jwt)
})

it('prints a token in a file name as [jwt], and leaves names alone that only look a little like one', async () => {
  await folder.write({ [`dist/${jwt}.js`]: secret, 'dist/keyJoiner-a1b2c3d4.chunk.js': secret })
  expect((await scan(dist())).map(({ file }) => file).toSorted()).toEqual(['[jwt].js', 'keyJoiner-a1b2c3d4.chunk.js'])
})
