/** The simulator as a server on this machine, for development, end-to-end tests and tests of a backend. Node only. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { apiError } from './apiError.ts'
import { createClosableSimulator, type LeanSimulator, type LeanSimulatorOptions } from './createLeanSimulator.ts'

/** A page of another site that had its name resolved to this machine still says its own name here. */
function isLoopbackHost(host: string | undefined, port: number): boolean {
  return [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`].includes(host?.toLowerCase() ?? '')
}

function refuseHost(): Response {
  const refusal = apiError(403, 'Simulated: reach the simulator by 127.0.0.1 or localhost and its port.', 'INVALID_URL')
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
 * @param options `port`: default any free one. Rejects with Node's error when the port is taken.
 */
export async function startLeanSimulator(
  options: { port?: number } & Omit<LeanSimulatorOptions, 'origin'> = {},
): Promise<LeanSimulator> {
  const { port: wanted = 0, ...rest } = options
  let answer: (request: Request) => Promise<Response> = async () => apiError(503, 'Simulated: not ready yet.')
  const server = createServer(getRequestListener((request) => answer(request), { overrideGlobalObjects: false }))
  server.listen(wanted, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const { simulator, close } = createClosableSimulator({ ...rest, origin: `http://127.0.0.1:${port}` })
  answer = async (request) =>
    isLoopbackHost(request.headers.get('host') ?? undefined, port) ? simulator.fetch(toRequest(request)) : refuseHost()

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
