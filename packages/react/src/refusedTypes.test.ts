/** What a person reads who types a credential where it never belongs: asked of the compiler itself, for every name, place and way. */
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, it } from 'vitest'

const names = ['clientSecret', 'client_secret', 'accessToken', 'access_token', 'appSecret', 'apiToken', 'app_token']

const start = `
import { ConnectButton, createLeanClient, LeanButton, LeanProvider, useLeanFlow } from './index.ts'
const options = { appToken: 'app', country: 'ae', fetchAccessToken: async () => 'jwt' } as const
const params = { customerId: 'c', permissions: ['accounts'] } as const
const client = createLeanClient(options)`

/** Each takes the fields of one object, written in place or made elsewhere. */
const places: Record<string, (fields: string) => string> = {
  createLeanClient: (fields) => `createLeanClient({ ...options, ${fields} })`,
  'client.connect': (fields) => `client.connect({ ...params, ${fields} })`,
  'client.open': (fields) => `client.open('connect', { ...params, ${fields} })`,
  useLeanFlow: (fields) => `useLeanFlow('connect', { ...params, ${fields} })`,
  LeanProvider: (fields) => `void (<LeanProvider {...{ ...options, ${fields} }} />)`,
  'LeanProvider with a client': (fields) => `void (<LeanProvider {...{ client, ${fields} }} />)`,
  ConnectButton: (fields) => `void (<ConnectButton {...{ ...params, ${fields} }} />)`,
  LeanButton: (fields) => `void (<LeanButton method="connect" {...{ ...params, ${fields} }} />)`,
}
const inferred: Record<string, string> = {
  createLeanClient: '{ const made = { ...options, FIELD }; createLeanClient(made) }',
  'client.connect': '{ const made = { ...params, FIELD }; client.connect(made) }',
  LeanProvider: '{ const made = { ...options, FIELD }; void (<LeanProvider {...made} />) }',
  ConnectButton: '{ const made = { ...params, FIELD }; void (<ConnectButton {...made} />) }',
}

interface Sample {
  what: string
  code: string
}
const samplesOf = (name: string): Sample[] => [
  ...Object.entries(places).flatMap(([place, write]) => [
    { what: `${place}, written there`, code: write(`${name}: 'x'`) },
    { what: `${place}, by spread`, code: `{ const more = { ${name}: 'x' }; ${write('...more')} }` },
  ]),
  ...Object.entries(inferred).map(([place, code]) => ({
    what: `${place}, inferred before`,
    code: code.replace('FIELD', `${name}: 'x'`),
  })),
]

/** What the compiler says of each sample, by the line that it stands on. */
function compile(samples: readonly Sample[]): string[][] {
  const file = fileURLToPath(new URL('samples.of.test.tsx', import.meta.url))
  const text = [start, ...samples.map(({ code }) => code)].join('\n')
  const config = fileURLToPath(new URL('../tsconfig.json', import.meta.url))
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, ts.sys.readFile).config,
    ts.sys,
    fileURLToPath(new URL('..', import.meta.url)),
  )
  const settings: ts.CompilerOptions = {
    ...options,
    composite: false,
    incremental: false,
    noEmit: true,
    isolatedDeclarations: false,
  }
  const host = ts.createCompilerHost(settings)
  const { getSourceFile } = host
  host.getSourceFile = (path, target, ...rest) =>
    path === file ? ts.createSourceFile(path, text, target) : getSourceFile(path, target, ...rest)
  const program = ts.createProgram([file], settings, host)
  const source = program.getSourceFile(file)!
  const said: string[][] = samples.map(() => [])
  for (const { start: at = 0, messageText } of program.getSemanticDiagnostics(source)) {
    const line = source.getLineAndCharacterOfPosition(at).line - start.split('\n').length
    said[line]!.push(ts.flattenDiagnosticMessageText(messageText, '\n'))
  }
  return said
}

it('is told to keep it on the backend, whatever the name, the place and the way', () => {
  const samples = [
    ...names.flatMap(samplesOf),
    ...samplesOf('className').filter(({ what }) => what.startsWith('ConnectB')),
  ]
  const said = compile(samples)
  const told = samples.map(({ what, code }, at) => ({ what, code, said: said[at]!.join('\n') }))
  for (const sample of told.filter(({ code }) => !code.includes('className')))
    expect(sample).toMatchObject({ said: expect.stringContaining("type 'KeepThisOnYourBackend'") })
  // The samples are wrong for nothing else.
  for (const sample of told.filter(({ code }) => code.includes('className'))) expect(sample).toMatchObject({ said: '' })
}, 60_000)
