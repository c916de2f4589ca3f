/** What the compiler says about snippets: one program for all of these, as for the docs. */
import { beforeAll, describe, expect, it } from 'vitest'
import { compileSnippets } from './compileSnippets.mjs'

const lean = "import { createLeanAuth } from '@lean-link/server'\n"
const options = "clientId: 'a', clientSecret: 'b'"
const snippets = [
  {
    page: 'good.md',
    name: 'lean.ts',
    line: 1,
    code: `${lean}export const auth = createLeanAuth({ ${options}, country: 'ae' })`,
  },
  { page: 'good.md', line: 1, code: "import { auth } from './lean'\nawait auth.getApiToken()" },
  {
    page: 'good.md',
    line: 1,
    code: "import { auth } from '@/lean'\nimport { getSession } from './session'\nawait getSession(request)\nawait auth.getApiToken()",
  },
  {
    page: 'good.md',
    line: 1,
    code: "import { Hono } from 'hono'\nimport { leanSecretGuard } from '@lean-link/guard/vite'\nexport const a = [Hono, leanSecretGuard]",
  },
  { page: 'bad.md', line: 10, code: `${lean}createLeanAuth({ ${options}, country: 'bh' })` },
  { page: 'bad.md', line: 20, code: 'export const button = <ConnectButton />' },
  { page: 'bad.md', line: 30, code: "import { auth } from './lean'\nexport { auth }" },
  // What Storybook makes of a story by itself.
  { page: 'bad.md', line: 40, code: '<React.ForwardRef className="bank-button" onCancel={function mae(){}} />' },
]
/** @type {string[]} */
let errors

beforeAll(() => {
  errors = compileSnippets(snippets)
}, 120_000)

describe('compileSnippets', () => {
  it('lets a snippet use packages, the files of its own page, and what a reader’s app has', () => {
    expect(errors.filter((error) => !error.startsWith('bad.md'))).toEqual([])
  })

  it('finds a wrong option, with its line on the page', () => {
    expect(errors).toContainEqual(expect.stringMatching(/^bad\.md:11: Type '"bh"' is not assignable/))
  })

  it('finds a name that is not imported', () => {
    expect(errors).toContainEqual(expect.stringMatching(/^bad\.md:20: Cannot find name 'ConnectButton'/))
  })

  it('does not let a snippet import a file of another page', () => {
    expect(errors).toContainEqual(expect.stringMatching(/^bad\.md:30: Cannot find module '\.\/lean'/))
  })

  it('finds what a bundled Storybook calls a component', () => {
    expect(errors).toContainEqual(expect.stringMatching(/^bad\.md:40: .*React/))
  })
})
