/** The simulator as a server on this machine, for development, end-to-end tests and tests of a backend. Node only. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { apiError } from './apiError.ts'
import { openSimulator, type LeanSimulator, type LeanSimulatorOptions } from './createLeanSimulator.ts'

/**
 * A page of another site that had its name resolved to this machine still says its own name here.
 * @param allowedHosts `name` for any port, or `name:port`
 */
function isAllowedHost(host: string, port: number, allowedHosts: readonly string[]): boolean {
  const loopback = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]
  const names = allowedHosts.map((name) => name.toLowerCase())
  return [...loopback, ...names].includes(host) || names.includes(host.replace(/:\d+$/, ''))
}

function refuseHost(host: string, port: number): Response {
  const refusal = apiError(
    403,
    `Simulated: this request is for the host "${host}". Reach the simulator by 127.0.0.1:${port} or localhost:${port}, or name ` +
      'the host in allowedHosts of startLeanSimulator.',
    'INVALID_URL',
  )
  refusal.headers.set('x-lean-link-simulator', '1')
  return refusal
}

/**
 * The server's Request is a stand-in that `new Request(request)` refuses, which Hono's body limit calls; this one is the process's own.
 * The alternative, a stand-in for all of the process, would reach the tests that start a simulator.
 */
function toRequest({ url, method, headers, body }: Request): Request {
  const hasBody = method !== 'GET' && method !== 'HEAD' && body !== null
  return new Request(url, { method, headers, ...(hasBody && { body, duplex: 'half' }) })
}

/**
 * Listens on 127.0.0.1 only, and answers only requests whose `Host` is a loopback name with its port.
 * @param options `port`: default any free one. Rejects with Node's error when the port is taken. `allowedHosts`: names besides loopback that
 *   may reach it, such as a container's host name, each for any port or as `name:port`; with any, it listens on all of the machine's
 *   addresses; default none
 */
export async function startLeanSimulator(
  options: { port?: number; allowedHosts?: readonly string[] } & Omit<LeanSimulatorOptions, 'origin'> = {},
): Promise<LeanSimulator> {
  const { port: wanted = 0, allowedHosts = [], ...rest } = options
  let answer: (request: Request) => Promise<Response> = async () => apiError(503, 'Simulated: not ready yet.')
  const server = createServer(getRequestListener((request) => answer(request), { overrideGlobalObjects: false }))
  server.listen(wanted, allowedHosts.length > 0 ? undefined : '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const { simulator, close } = openSimulator({ ...rest, origin: `http://127.0.0.1:${port}` })
  answer = async (request) => {
    const host = request.headers.get('host')?.toLowerCase() ?? ''
    return isAllowedHost(host, port, allowedHosts) ? simulator.fetch(toRequest(request)) : refuseHost(host, port)
  }

  let stopped: Promise<void> | undefined
  return {
    ...simulator,
    port,
    stop() {
      return (stopped ??= new Promise((resolve) => {
        close()
        server.close(() => resolve())
        server.closeAllConnections()
      }))
    },
  }
}
