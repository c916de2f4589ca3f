/** Installs an app of examples/ with the packed kit, exactly as its lockfile says. Used by example.mjs and examples.mjs. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const examplesFolder = fileURLToPath(new URL('../examples', import.meta.url))

/** The apps with a lockfile of their own: the demo belongs to the workspace. */
export function listExamples() {
  return readdirSync(examplesFolder).filter((name) => existsSync(join(examplesFolder, name, 'package-lock.json')))
}

/**
 * The kit's tarballs have to lie in `../../packed`, where the app's package.json names them.
 * @param {string} folder of the app
 */
export function installExample(folder) {
  // npm believes that a tarball of the same name is the same tarball.
  rmSync(join(folder, 'node_modules/@lean-link'), { recursive: true, force: true })
  rmSync(join(folder, 'node_modules/.package-lock.json'), { force: true })
  // Without `--no-save` npm would note the checksums of tarballs that change with every commit.
  runNpm(['install', '--no-save', '--no-audit', '--no-fund', '--prefer-offline'], folder)
}

/**
 * Runs npm to its end; throws with what it printed when it fails.
 * @param {readonly string[]} args
 * @param {string} cwd
 */
export function runNpm(args, cwd) {
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${stdout}${stderr}`)
}
