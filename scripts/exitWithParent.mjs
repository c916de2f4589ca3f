/** A Vite plugin for `pnpm dev`: ends the server with the pnpm or npx that started it. Sent a SIGTERM, they end without telling what they started. */
import { readFileSync } from 'node:fs'

/**
 * Looks twice a second whether every runner above this process still lives; the first that is gone ends this process as a SIGTERM of
 * its own would. Linux only; Ctrl-C needs none of this, because a terminal sends it to everyone.
 * @returns {import('vite').Plugin}
 */
export function exitWithParent() {
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  return {
    name: 'exit-with-parent',
    apply: 'serve',
    configureServer() {
      const runners = listRunners(process.ppid)
      timer = setInterval(() => {
        if (runners.every(isAlive)) return
        clearInterval(timer)
        process.kill(process.pid, 'SIGTERM')
      }, 500)
      timer.unref()
    },
    closeBundle() {
      clearInterval(timer)
    },
  }
}

/**
 * From the parent upwards, as far as they are package runners and the shells between them.
 * @param {number} pid
 * @returns {number[]}
 */
function listRunners(pid) {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    if (!/\b(npm|npx|pnpm)\b|^sh -c /.test(command)) return []
    // "pid (name) state ppid ...", where the name may hold anything.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    return [pid, ...listRunners(parent)]
  } catch {
    return []
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
