/** The launcher without a process of its own: starts the simulator, then the command, and ends with it. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { scenarios } from '../scenarios.ts'
import type { LeanSimulator } from '../simulator/createLeanSimulator.ts'
import { startLeanSimulator } from '../simulator/startLeanSimulator.ts'
import { readArguments, usage } from './launcherArguments.ts'

interface LauncherContext {
  print(text: string): void
  printError(text: string): void
  start(command: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess
  /** Whoever ends the launcher ends the command, and waits for it. */
  onSignal(handle: (signal: NodeJS.Signals) => void): void
}

/** The settings that a backend and its page need. Names: the ones that the kit's examples read. */
function toEnvironment(simulator: LeanSimulator): Record<string, string> {
  return {
    LEAN_CLIENT_ID: simulator.clientId,
    LEAN_CLIENT_SECRET: simulator.clientSecret,
    LEAN_COUNTRY: 'ae',
    LEAN_SANDBOX: 'true',
    LEAN_AUTH_BASE_URL: simulator.authBaseUrl,
    LEAN_API_BASE_URL: simulator.apiBaseUrl,
    LEAN_SCRIPT_URL: simulator.scriptUrl,
    LEAN_WEBHOOK_SECRET: simulator.webhookSecret,
  }
}

/** @returns the command's exit code; 128 and the signal's number where a signal ended it, 127 where there is no such command, 2 for wrong usage */
export async function runLauncher(args: readonly string[], context: LauncherContext): Promise<number> {
  const parsed = readArguments(args)
  if (typeof parsed === 'string') {
    context.printError(`lean-link-testing: ${parsed}\n\n${usage}`)
    return 2
  }
  if (parsed.help) {
    context.print(usage)
    return 0
  }
  const { port, scenario, webhookUrl } = parsed
  let simulator: LeanSimulator
  try {
    const place = { ...(port !== undefined && { port }), ...(webhookUrl !== undefined && { webhookUrl }) }
    simulator = await startLeanSimulator({ ...place, scenario: scenarios[scenario] })
  } catch (error) {
    context.printError(`lean-link-testing: the simulator cannot listen on port ${port}: ${(error as Error).message}`)
    return 2
  }
  context.print(`lean-link-testing: Lean is simulated at ${simulator.url} (scenario "${scenario}").`)
  try {
    return await runCommand(parsed.command, parsed.commandArguments, simulator, context)
  } finally {
    await simulator.stop()
  }
}

async function runCommand(
  command: string,
  args: readonly string[],
  simulator: LeanSimulator,
  { start, onSignal, printError }: LauncherContext,
): Promise<number> {
  const child = start(command, args, { ...process.env, ...toEnvironment(simulator) })
  onSignal((signal) => void child.kill(signal))
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
    return code ?? 128 + constants.signals[signal ?? 'SIGTERM']
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    printError(
      isMissing
        ? `lean-link-testing: there is no command "${command}". One of node_modules is started by npx: lean-link-testing -- npx ${command}`
        : `lean-link-testing: "${command}" cannot be started: ${(error as Error).message}`,
    )
    return isMissing ? 127 : 126
  }
}
