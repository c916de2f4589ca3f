/** The repository's rules that no linter knows: lengths and names of source files, and what no tracked file may hold. Part of `pnpm test:lint`. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * @typedef {{ path: string, text: string }} SourceFile
 * @typedef {keyof typeof rules} Rule
 * @typedef {{ rule: Rule, where: string, what: string }} Problem
 */

const maxLines = 200
const maxMedianLines = 80

/** What is printed above the problems: why the rule is there, and what to do instead. */
const rules = {
  length: 'a reader holds about so much at once. Split the file by the question that its reader has.',
  'file name': 'whoever sees an import looks for a file of that name. Rename the file, or what it exports.',
  'machine path':
    'nobody else has this path. Write it relative to the repository, or, where the line needs it, end the line with a comment "repo-rules-allow: <reason>".',
  'registry host':
    'who clones the repository may use another registry. Leave the host out, npm and pnpm know their own; or end the line with a comment "repo-rules-allow: <reason>".',
}

/** The home of a user, on Linux, macOS and Windows. */
const homeFolder = /(?:^|[^\w.])(?:\/(?:home|Users)\/[\w.-]+|\/root)\/|[A-Z]:\\Users\\/
const registryHost = /registry\.[a-z]+\.(?:org|com)|\/\/deb\.[a-z]+\.org/
const allowComment = /repo-rules-allow: \S/

/**
 * Every breach of a rule.
 * @param {readonly SourceFile[]} files all tracked text files
 * @param {string} root absolute path of the clone
 * @returns {Problem[]}
 */
export function checkFiles(files, root) {
  const entries = new Set(files.flatMap(listEntries))
  const sources = files.filter(({ path }) => isPackageSource(path))
  return [
    ...checkLengths(sources),
    ...sources.filter(({ path }) => !entries.has(path)).flatMap(checkFileName),
    ...files.flatMap((file) => checkContent(file, root)),
  ]
}

/**
 * @param {readonly Problem[]} problems
 * @returns {string} each rule with its reason, and below it what breaks it
 */
export function formatProblems(problems) {
  return Object.entries(rules)
    .flatMap(([rule, advice]) => {
      const broken = problems.filter((problem) => problem.rule === rule)
      if (broken.length === 0) return []
      return [`${rule}: ${advice}`, ...broken.map(({ where, what }) => `  ${where}: ${what}`)]
    })
    .join('\n')
}

/**
 * @param {readonly SourceFile[]} sources
 * @returns {Problem[]}
 */
function checkLengths(sources) {
  const counted = sources.map(({ path, text }) => ({ path, lines: lineCount(text) }))
  const tooLong = counted.filter(({ lines }) => lines > maxLines)
  const problems = tooLong.map(({ path, lines }) => toProblem('length', path, `${lines} lines, at most ${maxLines}`))
  const median = medianOf(counted.map(({ lines }) => lines))
  if (median <= maxMedianLines) return problems
  return [
    ...problems,
    toProblem('length', 'packages/*/src', `the median is ${median} lines, at most ${maxMedianLines}`),
  ]
}

/**
 * A file with several exported values is named after the main one, or after what they are all about, which no rule can tell.
 * @param {SourceFile} file
 * @returns {Problem[]}
 */
function checkFileName({ path, text }) {
  if (!/\.tsx?$/.test(path)) return []
  const exported = text.matchAll(/^export (?:async )?(?:function\*?|class|const|let) (\w+)/gm)
  const [name, ...others] = new Set([...exported].map((match) => match[1]))
  if (!name || others.length > 0 || name === basename(path).replace(/\.tsx?$/, '')) return []
  return [toProblem('file name', path, `its one exported value is called ${name}`)]
}

/**
 * @param {SourceFile} file
 * @param {string} root
 * @returns {Problem[]}
 */
function checkContent({ path, text }, root) {
  return text.split('\n').flatMap((line, index) => {
    const where = `${path}:${index + 1}`
    if (allowComment.test(line)) return []
    if (homeFolder.test(line)) return [toProblem('machine path', where, 'the home folder of one machine')]
    if (line.includes(root)) return [toProblem('machine path', where, 'the path of this clone')]
    if (registryHost.test(line)) return [toProblem('registry host', where, 'the host of a package registry')]
    return []
  })
}

/**
 * @param {Rule} rule
 * @param {string} where
 * @param {string} what
 * @returns {Problem}
 */
function toProblem(rule, where, what) {
  return { rule, where, what }
}

/**
 * The sources that a package's users import by a path of the package's own, and its index: they are named after that path.
 * @param {SourceFile} file
 */
function listEntries({ path, text }) {
  const [, folder] = /^(packages\/[^/]+\/)package\.json$/.exec(path) ?? []
  return folder ? [...text.matchAll(/"\.\/(src\/[^"]+)"/g)].map((match) => folder + match[1]) : []
}

/** @param {string} path */
function isPackageSource(path) {
  return /^packages\/[^/]+\/src\/.*\.(?:tsx?|js)$/.test(path) && !/\.(?:test|test-d|stories|d)\.[jt]sx?$/.test(path)
}

/** @param {string} text */
function lineCount(text) {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
}

/** @param {number[]} numbers */
function medianOf(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}

/**
 * Tracked files, and new ones that are not ignored, as they are now on disk.
 * @param {string} root
 */
function readTrackedFiles(root) {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
  const paths = [...new Set(listed.toString().split('\0'))].filter(
    (path) => path !== '' && existsSync(join(root, path)),
  )
  return paths.flatMap((path) => {
    const bytes = readFileSync(join(root, path))
    return bytes.includes(0) ? [] : [{ path, text: bytes.toString() }]
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')
  const problems = checkFiles(readTrackedFiles(root), root)
  if (problems.length > 0) {
    console.error(formatProblems(problems))
    process.exitCode = 1
  }
}
