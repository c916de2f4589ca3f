/** What the launcher was asked to do: its own options come first, the command after `--` or at the first word that is no option. */
import { parseArgs } from 'node:util'
import { type ScenarioName, scenarios } from '../scenarios.ts'

export const usage = `Usage: lean-link-testing [options] -- <command> [arguments]
       lean-link-testing conformance --help

Starts a simulated Lean, and the command with the simulator's settings in its environment. Ends with the command.

  --port <number>     of the simulator; default any free one
  --scenario <name>   ${Object.keys(scenarios).join(', ')}
  --webhook <url>     the app's webhook route; default: webhooks go nowhere
  --help

Environment of the command: LEAN_CLIENT_ID, LEAN_CLIENT_SECRET, LEAN_COUNTRY, LEAN_SANDBOX, LEAN_AUTH_BASE_URL, LEAN_API_BASE_URL,
LEAN_SCRIPT_URL, LEAN_WEBHOOK_SECRET. The app token is LEAN_CLIENT_ID. Secret are only the client secret and the webhook secret.`

export interface LauncherArguments {
  help: boolean
  port: number | undefined
  scenario: ScenarioName
  webhookUrl: string | undefined
  command: string
  commandArguments: readonly string[]
}

const options = {
  port: { type: 'string' },
  scenario: { type: 'string', default: 'happy' },
  webhook: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

/** Where the command begins: npx may have taken the `--` away. */
function findCommand(args: readonly string[]): number {
  const valued = Object.entries(options).flatMap(([name, { type }]) => (type === 'string' ? [`--${name}`] : []))
  return args.findIndex((arg, index) => !arg.startsWith('--') && !valued.includes(args[index - 1] ?? ''))
}

const isScenarioName = (name: string): name is ScenarioName => Object.hasOwn(scenarios, name)

/** @returns a sentence instead, where something is wrong */
export function readArguments(args: readonly string[]): LauncherArguments | string {
  const terminator = args.indexOf('--')
  const first = findCommand(args)
  const isCut = terminator >= 0 && (first < 0 || terminator < first)
  const end = isCut ? terminator : first < 0 ? args.length : first
  const [command = '', ...commandArguments] = args.slice(isCut ? end + 1 : end)
  try {
    const { values } = parseArgs({ args: args.slice(0, end), options })
    const { help, scenario, webhook: webhookUrl } = values
    const port = values.port === undefined ? undefined : Number(values.port)
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535))
      return `--port must be a number from 0 to 65535, and is "${values.port}".`
    if (!isScenarioName(scenario))
      return `There is no scenario "${scenario}", only ${Object.keys(scenarios).join(', ')}.`
    if (webhookUrl !== undefined && !/^https?:\/\//.test(webhookUrl))
      return `--webhook must be an address that begins with http:// or https://, and is "${webhookUrl}".`
    if (command === '' && !help) return 'Name the command to start: lean-link-testing -- next dev'
    return { help, port, scenario, webhookUrl, command, commandArguments }
  } catch (error) {
    return (error as Error).message
  }
}
