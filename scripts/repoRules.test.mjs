/** The repository's rules, on files that exist only here. */
import { describe, expect, it } from 'vitest'
import { checkFiles, formatProblems } from './repoRules.mjs'

const root = '/srv/clones/kit'

/** @param {number} count */
const lines = (count) => 'a\n'.repeat(count)

/**
 * The problems of these files, as `rule: where: what`.
 * @param {{ path: string, text: string }[]} files
 */
const check = (files) => checkFiles(files, root).map(({ rule, where, what }) => `${rule}: ${where}: ${what}`)

describe('checkFiles', () => {
  it('is content with short files without hosts and machine paths', () => {
    const files = [
      { path: 'packages/core/src/a.ts', text: lines(80) },
      { path: 'packages/core/src/b.ts', text: lines(200) },
      { path: 'packages/core/src/c.ts', text: lines(10) },
      { path: 'docs/a.md', text: 'see https://docs.leantech.me/home and src/root/index.ts and ./home/a' },
    ]
    expect(check(files)).toEqual([])
  })

  it('names a source file of more than 200 lines', () => {
    const files = [1, 2, 3].map((n) => ({ path: `packages/core/src/${n}.ts`, text: lines(n === 3 ? 201 : 5) }))
    expect(check(files)).toEqual([expect.stringMatching(/^length: packages\/core\/src\/3\.ts: 201 lines/)])
  })

  it('says when the median is above 80 lines', () => {
    const files = [60, 82, 90].map((n) => ({ path: `packages/react/src/${n}.tsx`, text: lines(n) }))
    expect(check(files)).toEqual([expect.stringContaining('82 lines')])
  })

  it('does not count tests and files outside the packages', () => {
    const paths = [
      'packages/core/src/a.test.ts',
      'packages/core/src/a.dom.test.tsx',
      'packages/core/src/a.test-d.ts',
      'scripts/a.mjs',
    ]
    expect(check(paths.map((path) => ({ path, text: lines(500) })))).toEqual([])
  })

  it.each([
    ['the path of this clone', `in ${root}/src`],
    ['the home of root', ['', 'root', '.cache'].join('/')],
    ['a home on Linux', `at ${['', 'home', 'mei', 'kit'].join('/')}`],
    ['a home on macOS', `"${['', 'Users', 'mei', 'kit'].join('/')}"`],
    ['a home on Windows', ['C:', 'Users', 'mei', 'kit'].join('\\')],
    ['a registry', `https://${'registry'}.npmjs.org/react`],
    ['a package mirror', `http:${'//deb'}.debian.org/`],
  ])('finds %s, with its line', (_what, text) => {
    expect(check([{ path: 'a.md', text: `fine\n${text}\n` }])).toEqual([expect.stringMatching(/: a\.md:2: /)])
  })

  it('lets a line pass that says why it needs a path of one machine', () => {
    const path = ['', 'home', 'node', 'app'].join('/')
    expect(check([{ path: 'a.sh', text: `cd ${path} # repo-rules-allow: the image has this user\n` }])).toEqual([])
    expect(check([{ path: 'a.sh', text: `cd ${path} # repo-rules-allow:\n` }])).toHaveLength(1)
  })

  it('wants a source file with one exported value to carry its name', () => {
    const wrong = {
      path: 'packages/core/src/store.ts',
      text: 'export interface Store {}\nexport function createStore() {}\n',
    }
    expect(check([wrong])).toEqual([
      'file name: packages/core/src/store.ts: its one exported value is called createStore',
    ])
    expect(check([{ ...wrong, path: 'packages/core/src/createStore.ts' }])).toEqual([])
  })

  it('leaves the names of entries, of tests, and of files with no or several exported values alone', () => {
    const text = 'export const leanSecretGuard = 1\n'
    const manifest = JSON.stringify({ exports: { '.': './src/index.ts', './vite': { node: './src/vite.ts' } } })
    const files = [
      { path: 'packages/guard/package.json', text: manifest },
      { path: 'packages/guard/src/vite.ts', text },
      { path: 'packages/guard/src/index.ts', text },
      { path: 'packages/guard/src/some.test.ts', text },
      { path: 'packages/guard/src/options.ts', text: 'export interface Options {}\n' },
      { path: 'packages/guard/src/journal.ts', text: 'export function read() {}\nexport async function write() {}\n' },
    ]
    expect(check(files)).toEqual([])
  })
})

describe('formatProblems', () => {
  it('prints why a rule is there and what to do instead, once, above what breaks it', () => {
    const text = `${root}/a\n${root}/b\n`
    const printed = formatProblems(checkFiles([{ path: 'a.md', text }], root))
    expect(printed.split('\n')).toEqual([
      expect.stringMatching(/^machine path: nobody else has .+ Write .+, or, .+repo-rules-allow: <reason>/),
      expect.stringMatching(/^ {2}a\.md:1: /),
      expect.stringMatching(/^ {2}a\.md:2: /),
    ])
  })
})
