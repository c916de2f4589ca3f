/** The Python example of docs/token-endpoint.md as a process of its own, where this machine has Python. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { LeanSimulator } from '../src/simulator/createLeanSimulator.ts'

const folder = fileURLToPath(new URL('../../../docs/token-endpoint', import.meta.url))

/** Its version; undefined, and said aloud, where there is none, or one that is older than what the example is written for. */
export function findPython(): string | undefined {
  const { stdout } = spawnSync('python3', ['--version'], { encoding: 'utf8' })
  const [, version, minor] = /^Python (3\.(\d+)\.\d+)/.exec(stdout ?? '') ?? []
  if (Number(minor) >= 10) return version
  console.warn('python3: none here from 3.10 on, so the example of docs/token-endpoint.md is not run')
  return undefined
}

/** What an app writes around the example: its sessions, and a port. */
const app = `
import sys
from http.cookies import SimpleCookie
from token_server import serve

def identify(headers):
    session = SimpleCookie(headers.get("Cookie", "")).get("session")
    return session.value if session and session.value in sys.argv[1:] else None

server = serve(identify, 0)
print(server.server_address[1], flush=True)
server.serve_forever()
`

/** @param customerIds each is its own session's cookie */
export async function startPythonBackend(simulator: LeanSimulator, customerIds: readonly string[]) {
  const child = spawn('python3', ['-c', app, ...customerIds], {
    env: {
      ...process.env,
      PYTHONPATH: folder,
      PYTHONDONTWRITEBYTECODE: '1',
      no_proxy: '127.0.0.1',
      LEAN_CLIENT_ID: simulator.clientId,
      LEAN_CLIENT_SECRET: simulator.clientSecret,
      LEAN_AUTH_BASE_URL: simulator.authBaseUrl,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString()
  })
  const ended = once(child, 'exit')
  const port = await Promise.race([
    once(child.stdout, 'data').then(([chunk]) => Number(String(chunk))),
    ended.then(() => Promise.reject(new Error(`Python ended before it listened: ${log}`))),
  ])
  return {
    url: `http://127.0.0.1:${port}/api/lean/token`,
    log: () => log,
    async stop() {
      child.kill()
      await ended
    },
  }
}
