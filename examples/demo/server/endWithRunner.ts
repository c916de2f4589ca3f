/** Ends the demo with the pnpm or npx that started it: sent a SIGTERM, they end without telling what they started. */
import { readFileSync } from 'node:fs'

/**
 * Looks twice a second whether every runner above this process still lives; the first that is gone ends this process as a SIGTERM of
 * its own would. Returns what stops looking. Linux only; Ctrl-C needs none of this, because a terminal sends it to everyone.
 */
export function endWithRunner(): () => void {
  const runners = listRunners(process.ppid)
  const timer = setInterval(() => {
    if (runners.every(isAlive)) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  timer.unref()
  return () => clearInterval(timer)
}

/** From the parent upwards, as far as they are package runners and the shells between them. */
function listRunners(pid: number): readonly number[] {
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

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
