/** The launcher with real commands: what they find in their environment, and how both end together. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { runLauncher } from './runLauncher.ts'

function setUpLauncher() {
  const printed: string[] = []
  const errors: string[] = []
  const signals: ((signal: NodeJS.Signals) => void)[] = []
  let output = ''
  let started: (child: ChildProcess) => void
  const child = new Promise<ChildProcess>((resolve) => {
    started = resolve
  })
  const run = (...args: string[]) =>
    runLauncher(args, {
      print: (text) => void printed.push(text),
      printError: (text) => void errors.push(text),
      start: (command, rest, env) => {
        const spawned = spawn(command, rest, { env, stdio: ['ignore', 'pipe', 'inherit'] })
        spawned.stdout.on('data', (chunk: Buffer) => {
          output += chunk.toString()
        })
        started(spawned)
        return spawned
      },
      onSignal: (handle) => void signals.push(handle),
    })
  return { printed, errors, signals, child, run, output: () => output }
}

const node = (script: string) => [process.execPath, '--input-type=module', '-e', script]
const printEnvironment = `
  const { LEAN_CLIENT_ID, LEAN_CLIENT_SECRET, LEAN_AUTH_BASE_URL, LEAN_SCRIPT_URL } = process.env
  const body = new URLSearchParams({ client_id: LEAN_CLIENT_ID, client_secret: LEAN_CLIENT_SECRET, grant_type: 'client_credentials', scope: 'api' })
  const token = await fetch(LEAN_AUTH_BASE_URL + '/oauth2/token', { method: 'POST', body })
  await token.text()
  const script = await fetch(LEAN_SCRIPT_URL)
  await script.text()
  const names = Object.keys(process.env).filter((name) => name.startsWith('LEAN_')).sort()
  console.log(JSON.stringify({ token: token.status, script: script.status, names, url: LEAN_AUTH_BASE_URL }))
  process.exitCode = 3
`

// Starts processes of its own, which a busy machine takes its time for.
describe('the launcher', { timeout: 30_000 }, () => {
  it('gives a command the settings of a simulator that answers, and ends with its exit code', async () => {
    const { run, output, printed } = setUpLauncher()
    expect(await run('--', ...node(printEnvironment))).toBe(3)
    const { url, ...rest } = JSON.parse(output()) as { url: string }
    expect(rest).toEqual({
      token: 200,
      script: 200,
      names: expect.arrayContaining([
        'LEAN_API_BASE_URL',
        'LEAN_AUTH_BASE_URL',
        'LEAN_CLIENT_ID',
        'LEAN_CLIENT_SECRET',
        'LEAN_COUNTRY',
        'LEAN_SANDBOX',
        'LEAN_SCRIPT_URL',
        'LEAN_WEBHOOK_SECRET',
      ]),
    })
    expect(printed).toEqual([`lean-link-testing: Lean is simulated at ${url} (scenario "happy").`])
    await expect(fetch(url)).rejects.toThrow('fetch failed')
  })

  it('plays the scenario that it is told, also where npx has taken the "--" away', async () => {
    const { run, output } = setUpLauncher()
    expect(await run('--scenario', 'tokenOutage', ...node(printEnvironment))).toBe(3)
    expect(JSON.parse(output())).toMatchObject({ token: 503 })
  })

  it('hands a signal on to the command, and waits for its end', async () => {
    const { run, signals, child } = setUpLauncher()
    const ended = run('--', ...node(`console.log('here'); setInterval(() => {}, 1_000)`))
    await once((await child).stdout!, 'data')
    signals[0]?.('SIGTERM')
    expect(await ended).toBe(143)
  })

  it('says that there is no such command', async () => {
    const { run, errors } = setUpLauncher()
    expect(await run('--', 'no-such-command-of-anybody')).toBe(127)
    expect(errors.join()).toContain('npx no-such-command-of-anybody')
  })

  it('says that a port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const { run, errors } = setUpLauncher()
    expect(await run('--port', String(port), '--', 'node')).toBe(2)
    expect(errors.join()).toContain(`cannot listen on port ${port}`)
    server.close()
  })

  it.each([
    [[], 'Name the command to start'],
    [['--scenario', 'nope', '--', 'node'], 'There is no scenario "nope", only happy, cancel'],
    [['--port', 'many', '--', 'node'], '--port must be a number'],
    [['--webhook', '/route', '--', 'node'], '--webhook must be an address'],
    [['--unknown', '--', 'node'], "Unknown option '--unknown'"],
  ])('refuses %j with a sentence and its usage', async (args, message) => {
    const { run, errors } = setUpLauncher()
    expect(await run(...args)).toBe(2)
    expect(errors.join()).toContain(message)
    expect(errors.join()).toContain('Usage: lean-link-testing')
  })

  it('explains itself without a command', async () => {
    const { run, printed } = setUpLauncher()
    expect(await run('--help')).toBe(0)
    expect(printed.join()).toContain('LEAN_WEBHOOK_SECRET')
  })
})
