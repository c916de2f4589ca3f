/** `pnpm test:packages`: builds and packs the packages, and holds the tarballs against publint and attw, as their users' tools will. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
/**
 * @param {readonly string[]} args
 * @param {string} [cwd]
 */
const pnpm = (args, cwd = root) =>
  execFileSync('pnpm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32', stdio: 'pipe' })

/** Modules that are gone or lost their directive on the way: a server component that imports one would run it on the server. */
function findLostDirectives() {
  const source = join(root, 'packages', 'react', 'src')
  const built = join(root, 'packages', 'react', 'dist')
  /** @param {string} path */
  const isClient = (path) => existsSync(path) && /^(\/\*\*.*\*\/\n)?['"]use client['"]/.test(readFileSync(path, 'utf8'))
  return readdirSync(source)
    .filter((name) => /^[^.]+\.tsx?$/.test(name) && isClient(join(source, name)))
    .map((name) => name.replace(/\.tsx?$/, '.js'))
    .filter((name) => !isClient(join(built, name)))
}

const folder = mkdtempSync(join(tmpdir(), 'lean-link-packed-'))
let failed = false
/** @param {unknown} text */
const fail = (text) => {
  failed = true
  console.error(text)
}
try {
  pnpm(['run', 'build'])
  for (const name of readdirSync(join(root, 'packages'))) {
    pnpm(['pack', '--pack-destination', folder], join(root, 'packages', name))
  }
  for (const tarball of readdirSync(folder)) {
    const path = join(folder, tarball)
    for (const args of [
      ['publint', '--strict', path],
      ['attw', path, '--profile', 'esm-only', '--format', 'ascii'],
    ]) {
      try {
        pnpm(['exec', ...args])
        console.log(`${args[0]} ${tarball}: ok`)
      } catch (error) {
        fail(`${args[0]} ${tarball}:\n${/** @type {{ stdout?: string }} */ (error).stdout}`)
      }
    }
  }
  const lost = findLostDirectives()
  if (lost.length > 0) fail(`'use client' is lost in ${lost.join(', ')}`)
} catch (error) {
  fail(/** @type {{ stdout?: string }} */ (error).stdout ?? error)
} finally {
  rmSync(folder, { recursive: true })
}
if (failed) process.exitCode = 1
