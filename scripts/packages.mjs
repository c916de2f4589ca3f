/** `pnpm test:packages`: builds and packs the packages, and holds the tarballs against publint and attw, as their users' tools will. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packKit } from './packKit.mjs'
import { pnpm } from './pnpm.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

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
  for (const path of packKit(folder)) {
    const tarball = basename(path)
    for (const args of [
      ['publint', '--strict', path],
      ['attw', path, '--profile', 'esm-only', '--format', 'ascii'],
    ]) {
      try {
        pnpm(['exec', ...args])
        console.log(`${args[0]} ${tarball}: ok`)
      } catch (error) {
        fail(error instanceof Error ? error.message : error)
      }
    }
  }
  const lost = findLostDirectives()
  if (lost.length > 0) fail(`'use client' is lost in ${lost.join(', ')}`)
} catch (error) {
  fail(error instanceof Error ? error.message : error)
} finally {
  rmSync(folder, { recursive: true })
}
if (failed) process.exitCode = 1
