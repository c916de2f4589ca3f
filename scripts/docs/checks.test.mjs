/** What `pnpm test:docs` finds in pages, on pages that exist only here. */
import { describe, expect, it } from 'vitest'
import { checkCommands } from './checkCommands.mjs'
import { checkLinks } from './checkLinks.mjs'
import { readExamples } from './readExamples.mjs'
import { readPage } from './readPage.mjs'
import { readExports, toExampleSnippet, toPageSnippets } from './toSnippets.mjs'

describe('readPage', () => {
  it('finds blocks with their line and heading, in lists too, and commands in text and in shell blocks', () => {
    const text = [
      '# Title',
      'Run `pnpm dev`.',
      '## src/lean.ts',
      '- so:',
      '',
      '  ```ts',
      '  const a = 1',
      '  ```',
      '```sh',
      'pnpm test',
      'pnpm build',
      '```',
    ]
    expect(readPage('a.md', text.join('\n'))).toMatchObject({
      blocks: [
        { language: 'ts', code: 'const a = 1', line: 7, heading: 'src/lean.ts' },
        { language: 'sh', line: 10 },
      ],
      commands: [
        { text: 'pnpm dev', line: 2 },
        { text: 'pnpm test', line: 10 },
        { text: 'pnpm build', line: 11 },
      ],
    })
  })
})

describe('checkLinks', () => {
  const exists = (/** @type {string} */ path) => ['docs/a.md', 'README.md', 'docs'].includes(path)
  const check = (/** @type {string} */ text) =>
    checkLinks(
      [readPage('docs/a.md', text), readPage('README.md', '# Lean Link Kit\n\n## The `confirm` option\n')],
      exists,
    )

  it('is content with files, folders, headings and other sites', () => {
    const links = ['../README.md', '../docs', '../README.md#the-confirm-option', '#here', 'https://example.com/x#y']
    expect(check(`# Here\n${links.map((link) => `[a](${link})`).join(' ')}`)).toEqual([])
  })

  it.each(['../LICENSE', 'README.md', '../README.md#confirm', '#there'])('finds that %s leads nowhere', (link) => {
    expect(check(`# Here\n\n[a](${link})`)).toEqual([
      expect.stringContaining(`docs/a.md:3: the link to ${link} leads nowhere`),
    ])
  })

  it('finds a broken link in a table, a reference and an image', () => {
    const text = '| a |\n| - |\n| [a](gone.md) |\n\n![b](gone.png)\n\n[c]: gone.txt\n'
    expect(check(text)).toHaveLength(3)
  })
})

describe('checkCommands', () => {
  const manifest = { packageManager: 'pnpm@10.34.9', scripts: { dev: '', 'test:unit': '' } }
  const scriptsOf = (/** @type {string} */ name) => (name === '@lean-link/demo' ? { 'test:e2e': '' } : undefined)
  const check = (/** @type {string} */ command) =>
    checkCommands([readPage('a.md', `\`${command}\``)], manifest, scriptsOf)

  it.each([
    'pnpm dev',
    'npx -y pnpm@10.34.9 test:unit',
    'pnpm exec vitest run',
    'pnpm --filter @lean-link/demo test:e2e',
    "pnpm -r --filter './packages/*' pack",
    'LEAN_LINK_CHROMIUM=/usr/bin/chromium pnpm dev',
    "alias pnpm='npx -y pnpm@10.34.9'",
  ])('is content with %s', (command) => {
    expect(check(command)).toEqual([])
  })

  it.each([
    ['pnpm serve', 'no script is called serve'],
    ['pnpm run test:end', 'no script is called test:end'],
    ['pnpm --filter @lean-link/demo dev', 'no script is called dev'],
    ['npx -y pnpm@9.1.0 dev', 'this repository runs on pnpm@10.34.9'],
  ])('finds %s', (command, problem) => {
    expect(check(command)).toEqual([`a.md:1: \`${command}\`: ${problem}.`])
  })
})

describe('snippets', () => {
  it('are named by their first line or by the heading above', () => {
    const text = '# Use\n```ts\n// app/route.ts\nexport {}\n```\n## src/lean.ts\n```ts\nlet a\n```\n```vue\n<a/>\n```\n'
    const names = toPageSnippets(readPage('a.md', text)).map(({ name }) => name)
    expect(names).toEqual(['app/route.ts', 'src/lean.ts'])
  })

  it('of a docstring are pieces of a function that has the exports of its package', () => {
    const source =
      '/**\n * Opens.\n *\n * @example\n * const client = open()\n * await client.close()\n */\nexport function open() {}\n'
    const [example = { code: '', line: 0 }] = readExamples('packages/core/src/open.ts', source)
    expect(example).toEqual({ code: 'const client = open()\nawait client.close()', line: 5 })
    const names = readExports("export { open, type Client } from './open.ts'\nexport function close() {}\n")
    expect(names).toEqual(['open', 'Client', 'close'])
    const entries = [{ specifier: '@lean-link/core', names }]
    expect(toExampleSnippet('packages/core/src/open.ts', example, entries)).toEqual({
      page: 'packages/core/src/open.ts',
      line: 4,
      code: "import { open, close } from '@lean-link/core'; export async function example() {\nconst client = open()\nawait client.close()\n}",
    })
  })
})
