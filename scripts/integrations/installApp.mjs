/** Copies an app of integrations/ out of the workspace and installs it there with the packed kit, as its users would. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const integrations = fileURLToPath(new URL('../../integrations', import.meta.url))
// A download that stands still is tried once more; nothing here takes that long otherwise.
const longestRunMs = 5 * 60_000

/**
 * Runs npm to its end.
 * @param {readonly string[]} args
 * @param {string} cwd
 * @param {Record<string, string>} [env]
 * @returns {{ ok: boolean, output: string }}
 */
export function npm(args, cwd, env = {}) {
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1', ...env },
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 2 ** 28,
    timeout: longestRunMs,
  })
  return { ok: status === 0, output: `${stdout}${stderr}` }
}

/**
 * @param {string} name
 * @param {import('../../integrations/apps.mjs').BuiltApp | import('../../integrations/apps.mjs').TestedApp} app
 * @param {string} packed the folder of the kit's tarballs
 * @returns {string} the app's folder
 */
export function installApp(name, app, packed) {
  // Turbopack refuses links out of its root, and some systems' temporary folder is one.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `lean-link-${name}-`)))
  for (const from of ['files' in app && app.files ? app.files : name, name])
    cpSync(join(integrations, from), folder, { recursive: true })
  const tarballs = app.kit.map((part) => join(packed, `lean-link-${part}.tgz`))
  // Not `npm ci`: it refuses a lockfile that lacks another platform's binaries, which are optional, and the kit, which is in none.
  const install = ['install', '--no-save', '--no-audit', '--no-fund', '--prefer-offline', ...tarballs]
  if (npm(install, folder).ok) return folder
  const { ok, output } = npm(install, folder)
  if (!ok) throw new Error(`npm ${install.join(' ')} failed:\n${output}`)
  return folder
}
