/** `pnpm test`: gets a browser once, then runs every check of the repository. CI runs exactly this. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { findBrowser } from './browser.mjs'
import { listChecks, runChecks } from './checks.mjs'
import { pnpmCommand } from './pnpm.mjs'
import { findRedis } from './redis.mjs'

const root = new URL('..', import.meta.url)

const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))

/**
 * @param {string} script
 * @returns {Promise<import('./checks.mjs').Outcome>}
 */
function runScript(script) {
  const { command, args, shell } = pnpmCommand()
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args, '--silent', 'run', script], {
      cwd: root,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve({ ok: code === 0, output }))
  })
}

try {
  process.env.LEAN_LINK_CHROMIUM = await findBrowser()
} catch (error) {
  // Everything else can still be checked; the browser checks will say the same and fail.
  console.error(error instanceof Error ? error.message : error)
}
const redis = findRedis()
console.log(
  redis
    ? `redis: ${redis}, the shared token store is tested on it too`
    : 'redis: none here, the shared token store is tested in process only',
)
const { failed } = await runChecks(listChecks(manifest.scripts), { run: runScript, print: console.log })
process.exitCode = failed > 0 ? 1 : 0
