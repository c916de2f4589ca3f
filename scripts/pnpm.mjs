/** Runs pnpm from a script, in the version that this repository is tested with. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * The pnpm that runs this script, or the pinned one.
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function pnpmCommand() {
  const running = process.env.npm_execpath
  if (running && /pnpm[^/\\]*\.[cm]?js$/.test(running)) {
    return { command: process.execPath, args: [running], shell: false }
  }
  const { packageManager } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  // On Windows npx is a .cmd file, which only a shell starts.
  return { command: 'npx', args: ['-y', packageManager], shell: process.platform === 'win32' }
}

/**
 * Runs pnpm to its end; throws with what it printed when it fails.
 * @param {readonly string[]} args
 * @param {string} [cwd]
 */
export function pnpm(args, cwd = root) {
  const { command, args: before, shell } = pnpmCommand()
  try {
    return execFileSync(command, [...before, ...args], { cwd, encoding: 'utf8', shell, stdio: 'pipe' })
  } catch (error) {
    const { stdout, stderr } = /** @type {{ stdout?: string, stderr?: string }} */ (error)
    throw new Error(`pnpm ${args.join(' ')} failed:\n${stdout ?? ''}${stderr ?? ''}`, { cause: error })
  }
}
