/** Puts the kit into a folder as its users have it: built, with the package.json that a publish writes. */
import { execFile } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const packages = fileURLToPath(new URL('../../packages', import.meta.url))
const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js')

/** The packages that a browser downloads. */
const names = ['core', 'react']

/**
 * As the package's own `build` does it, from its folder.
 * @param {string} source
 * @param {string[]} args
 */
const buildPackage = (source, ...args) =>
  promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'error', ...args], { cwd: source })

/**
 * Declarations are left out: no bundler reads them, and they take longest.
 * @param {string} folder an app's, emptied before; peers from npm are found from there, so it lies in this repository
 */
export async function installPackedKit(folder) {
  await rm(folder, { recursive: true, force: true })
  for (const name of names) {
    const source = join(packages, name)
    const installed = join(folder, 'node_modules', '@lean-link', name)
    await mkdir(installed, { recursive: true })
    const dist = join(installed, 'dist')
    await buildPackage(source, '--outDir', dist)
    await buildPackage(source, '--mode', 'development', '--outDir', join(dist, 'dev'))
    const manifest = JSON.parse(await readFile(join(source, 'package.json'), 'utf8'))
    await writeFile(join(installed, 'package.json'), JSON.stringify({ ...manifest, ...manifest.publishConfig }))
  }
}
