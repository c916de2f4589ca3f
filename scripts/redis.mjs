/** Whether this machine has a Redis server: the shared token store is tested on one where there is. */
import { spawnSync } from 'node:child_process'

/** @returns {string | undefined} its version */
export function findRedis() {
  const { stdout } = spawnSync('redis-server', ['--version'], { encoding: 'utf8' })
  return /v=(\S+)/.exec(stdout ?? '')?.[1]
}
