/** Starts an app that was copied out of the repository, and says where its page is. Used by examples.mjs and quickstarts.mjs. */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'

/**
 * Runs a command that serves a page, up to the address that it prints as `Local:`, as Vite and Next do.
 * @param {string} command for a shell
 * @param {string} folder of the app
 * @param {Record<string, string>} env
 */
export function startApp(command, folder, env) {
  // A group of its own, so that everything it started can be ended with it.
  const app = spawn(command, {
    cwd: folder,
    env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', NEXT_TELEMETRY_DISABLED: '1', ...env },
    detached: process.platform !== 'win32',
    shell: true,
  })
  let output = ''
  /** @type {Promise<string>} */
  const url = new Promise((resolve, reject) => {
    for (const stream of [app.stdout, app.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
        const [, address] = /Local:\s+(http:\/\/localhost:\d+)\/?\s/.exec(output) ?? []
        if (address) resolve(address)
      })
    }
    app.on('close', () => reject(new Error(`${command} ended:\n${output}`)))
    setTimeout(() => reject(new Error(`${command} printed no address within a minute:\n${output}`)), 60_000).unref()
  })
  const closed = new Promise((resolve) => app.once('close', resolve))
  /** @param {NodeJS.Signals} signal */
  const send = (signal) => {
    if (app.exitCode !== null || app.signalCode !== null) return
    if (process.platform === 'win32') app.kill(signal)
    else process.kill(-(app.pid ?? 0), signal)
  }
  /** Resolves when nothing of it runs any more: until then it may write to its folder. */
  const stop = async () => {
    send('SIGTERM')
    const timer = setTimeout(() => send('SIGKILL'), 10_000)
    await closed
    clearTimeout(timer)
  }
  return { url, stop, output: () => output }
}

/** @returns {Promise<number>} */
export function getFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
