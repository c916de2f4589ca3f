/** The house rules that no linter knows: how long source files are, and what must not be in a tracked file. Part of `pnpm test:lint`. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** @typedef {{ path: string, text: string }} SourceFile */

const limits = { median: 80, longest: 200 }

// In pieces, so that this file does not hold what it looks for.
const machinePath = new RegExp(`(?:^|[^A-Za-z0-9_.])/(?:${['work', 'farm', 'root'].join('|')})/`)
const registryHost = new RegExp(`${'registry'}\\.[a-z]+\\.(?:org|com)|//${'deb'}\\.[a-z]+\\.org`)

/**
 * Every breach of a house rule, as a sentence.
 * @param {readonly SourceFile[]} files all tracked text files
 * @returns {string[]}
 */
export function judgeHouse(files) {
  return [...judgeLengths(files), ...files.flatMap(judgeContent)]
}

/** @param {readonly SourceFile[]} files */
function judgeLengths(files) {
  const sources = files
    .filter(({ path }) => isPackageSource(path))
    .map(({ path, text }) => ({ path, lines: lineCount(text) }))
  const complaints = sources
    .filter(({ lines }) => lines > limits.longest)
    .map(({ path, lines }) => `${path}: ${lines} lines, at most ${limits.longest}. Split it by the reader's question.`)
  const median = medianOf(sources.map(({ lines }) => lines))
  if (median > limits.median) {
    complaints.push(`The median source file of packages/*/src has ${median} lines, at most ${limits.median}.`)
  }
  return complaints
}

/** @param {SourceFile} file */
function judgeContent({ path, text }) {
  return text.split('\n').flatMap((line, index) => {
    const where = `${path}:${index + 1}`
    if (machinePath.test(line)) return [`${where}: an absolute path of one machine; nobody else has it.`]
    if (registryHost.test(line)) return [`${where}: the host of a package registry; a clone must use its user's own.`]
    return []
  })
}

/** @param {string} path */
function isPackageSource(path) {
  return /^packages\/[^/]+\/src\/.*\.(?:tsx?|js)$/.test(path) && !/\.(?:test|test-d|stories)\.[jt]sx?$/.test(path)
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

/** Tracked files, and new ones that are not ignored, as they are now on disk. */
function trackedFiles() {
  const root = fileURLToPath(new URL('..', import.meta.url))
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
  const complaints = judgeHouse(trackedFiles())
  for (const complaint of complaints) console.error(complaint)
  if (complaints.length > 0) process.exitCode = 1
}
