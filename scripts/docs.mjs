/** `pnpm test:docs`: every snippet of the docs and docstrings compiles, every link and anchor resolves, every command exists. No network. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkCommands } from './docs/checkCommands.mjs'
import { checkLinks } from './docs/checkLinks.mjs'
import { compileSnippets } from './docs/compileSnippets.mjs'
import { readExamples } from './docs/readExamples.mjs'
import { readPage } from './docs/readPage.mjs'
import { readExports, toExampleSnippet, toPageSnippets } from './docs/toSnippets.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
/** @param {string} path */
const read = (path) => readFileSync(join(root, path), 'utf8')
/** @param {...string} patterns */
const list = (...patterns) =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', ...patterns], { cwd: root })
    .toString()
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(root, path)))

/** Every decision is found from the index, or nobody finds it. */
function findUnlistedDecisions() {
  const index = 'docs/decisions/README.md'
  return list('docs/decisions/*.md')
    .map((path) => path.slice('docs/decisions/'.length))
    .filter((name) => name !== 'README.md' && !read(index).includes(`](${name})`))
    .map((name) => `${index}: it does not list ${name}.`)
}

/** @param {string} name of a package of the workspace */
function scriptsOf(name) {
  const folders = ['examples/demo', ...readdirSync(join(root, 'packages')).map((folder) => `packages/${folder}`)]
  return folders.map((folder) => JSON.parse(read(`${folder}/package.json`))).find((one) => one.name === name)?.scripts
}

/**
 * What the package of a source exports, under each of its names; React's has core's exports, too.
 * @param {string} path
 * @returns {import('./docs/toSnippets.mjs').Entry[]}
 */
function entriesOf(path) {
  const [folder = ''] = /^packages\/[^/]+\//.exec(path) ?? []
  const { name, exports } = JSON.parse(read(`${folder}package.json`))
  const entries = Object.entries(exports).flatMap(([key, conditions]) => {
    // Several conditions, several files: whatever one of them exports.
    const sources = [...JSON.stringify(conditions).matchAll(/src\/[^"]+/g)].map(([source]) => read(folder + source))
    return [{ specifier: name + key.slice(1), names: [...new Set(sources.flatMap(readExports))] }]
  })
  const hasCore = folder === 'packages/react/'
  return hasCore ? [...entries, { specifier: name, names: readExports(read('packages/core/src/index.ts')) }] : entries
}

const pages = list('*.md', '*.mdx').map((path) => readPage(path, read(path)))
const sources = list('packages/*/src/*.ts', 'packages/*/src/*.tsx')
const examples = sources.flatMap((path) =>
  readExamples(path, read(path)).map((example) => toExampleSnippet(path, example, entriesOf(path))),
)
const snippets = [...pages.flatMap(toPageSnippets), ...examples]
const problems = [
  ...compileSnippets(snippets),
  ...checkLinks(pages, (path) => existsSync(join(root, path))),
  ...checkCommands(pages, JSON.parse(read('package.json')), scriptsOf),
  ...findUnlistedDecisions(),
]
for (const problem of problems) console.error(problem)
console.log(`docs: ${pages.length} pages, ${snippets.length} snippets, ${problems.length} problems`)
if (problems.length > 0) process.exitCode = 1
