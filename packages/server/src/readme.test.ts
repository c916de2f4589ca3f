/** The README's snippets compile as they stand: each is a module, and what an app brings is declared beside them. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, it } from 'vitest'

const packageRoot = fileURLToPath(new URL('..', import.meta.url))
const readme = readFileSync(`${packageRoot}README.md`, 'utf8')

/** What the reader's own app has, by the name the snippets give it. */
const appFiles: Readonly<Record<string, string>> = {
  'session.ts': `
    export declare function getSession(request: Request): Promise<{ leanCustomerId: string } | null>`,
  'app.d.ts': `
    import type { RedisClientType } from '@redis/client'
    declare global {
      const redis: RedisClientType
      const user: { id: string }
      const events: { has(id: string): boolean; add(id: string): Promise<void> }
      const queue: { add(job: unknown): Promise<void> }
      function markConnected(customerId: string): Promise<void>
    }`,
  'nest.d.ts': `
    declare module '@nestjs/core' {
      interface App { use(path: string, listener: object): App; listen(port: number): Promise<void> }
      export const NestFactory: { create(module: object, options: { rawBody: true }): Promise<App> }
    }`,
  'app.module.ts': `
    export declare class AppModule {}`,
  'workers.d.ts': `
    declare module 'cloudflare:workers' {
      export const env: { LEAN_CLIENT_ID: string; LEAN_CLIENT_SECRET: string }
    }`,
}

/** Snippets by file name: the one in their first line, as a comment or in front of the block, or their place in the README. */
function readSnippets(markdown: string): Record<string, string> {
  const snippets: Record<string, string> = {}
  for (const [, indent = '', code = ''] of markdown.matchAll(/^( *)```ts\n([\s\S]*?)^ *```$/gm)) {
    const text = code.replaceAll(new RegExp(`^${indent}`, 'gm'), '')
    const name = /^\/\/ (\S+\.ts)\n/.exec(text)?.[1] ?? `snippet-${Object.keys(snippets).length + 1}.ts`
    // \`export {}\`: a snippet without imports is a module too, so that names do not meet.
    snippets[name] = `${text}\nexport {}\n`
  }
  return snippets
}

function compile(files: Readonly<Record<string, string>>): string[] {
  const at = (name: string) => `${packageRoot}readme/${name}`
  const virtual = new Map(Object.entries(files).map(([name, text]) => [at(name), text]))
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    customConditions: ['@lean-link/source'],
    paths: {
      '@/*': [at('*')],
      '@lean-link/server': [`${packageRoot}src/index.ts`],
      '@lean-link/server/node': [`${packageRoot}src/node.ts`],
    },
    allowImportingTsExtensions: true,
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    types: ['node'],
    typeRoots: [`${packageRoot}node_modules/@types`],
  }
  const host = ts.createCompilerHost(options)
  // The virtual files have no folder on disk.
  delete host.directoryExists
  const { fileExists, getSourceFile, readFile } = host
  host.fileExists = (path) => virtual.has(path) || fileExists(path)
  host.readFile = (path) => virtual.get(path) ?? readFile(path)
  host.getSourceFile = (path, ...rest) => {
    const text = virtual.get(path)
    return text === undefined ? getSourceFile(path, ...rest) : ts.createSourceFile(path, text, ts.ScriptTarget.ES2022)
  }
  const program = ts.createProgram([...virtual.keys()], options, host)
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`)
}

// One compilation for both tests: it takes seconds.
const snippets = readSnippets(readme)
const mistake = "import { createLeanAuth } from '@lean-link/server'\ncreateLeanAuth({ clientId: 'a' })"
const errors = compile({ ...appFiles, ...snippets, 'mistake.ts': mistake })

it('every TypeScript snippet of the README compiles', () => {
  expect(Object.keys(snippets).length).toBeGreaterThan(5)
  expect(errors.filter((error) => !error.includes('/mistake.ts: '))).toEqual([])
})

it('a snippet with a mistake would not compile', () => {
  expect(errors.join()).toContain("/mistake.ts: Argument of type '{ clientId: string; }' is not assignable")
})
