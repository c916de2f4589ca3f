/** What `lean-link-testing conformance` was asked to do. The secret is no argument: those stay in the shell's history and in process lists. */
import { parseArgs } from 'node:util'
import type { TokenEndpointOptions } from '../conformance.ts'

export const conformanceUsage = `Usage: lean-link-testing conformance --url <address> --customer-a <id> --header-a <header> --customer-b <id> --header-b <header>

Sends a token endpoint, in whatever language, about fifty requests, and prints one line for each check. Some thirty of them mint a
customer token.

  --url <address>       of the token endpoint
  --customer-a <id>     Lean's id of a customer, and
  --header-a <header>   what a signed-in session of that customer sends, such as "cookie: session=..."; may be given several times
  --customer-b <id>     another customer
  --header-b <header>   and that one's session
  --help

Environment: LEAN_CLIENT_SECRET, which is looked for in the answers and never sent.
Exit code: 0 where all checks are ok, 1 where one fails, 2 for wrong usage.`

const options = {
  url: { type: 'string' },
  'customer-a': { type: 'string' },
  'header-a': { type: 'string', multiple: true },
  'customer-b': { type: 'string' },
  'header-b': { type: 'string', multiple: true },
  help: { type: 'boolean', default: false },
} as const

/** @returns a sentence instead, where something is wrong; it quotes no header */
export function readConformanceArguments(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): TokenEndpointOptions | 'help' | { problem: string } {
  let values: ReturnType<typeof parse>
  try {
    values = parse(args)
  } catch (error) {
    // Node's message for this one quotes what was given: a session, where the quotes around a header were forgotten.
    const isStray = (error as NodeJS.ErrnoException).code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL'
    return {
      problem: isStray
        ? 'An argument belongs to no option. Put a header into quotes: --header-a "cookie: session=...".'
        : (error as Error).message,
    }
  }
  if (values.help) return 'help'
  const { url, 'customer-a': own, 'customer-b': other } = values
  const clientSecret = env['LEAN_CLIENT_SECRET']
  if (!url || !own || !other) return { problem: '--url, --customer-a and --customer-b are needed.' }
  if (!clientSecret) return { problem: 'Set LEAN_CLIENT_SECRET in the environment: the answers are searched for it.' }
  const [ownHeaders, otherHeaders] = [toHeaders(values['header-a']), toHeaders(values['header-b'])]
  if (!ownHeaders || !otherHeaders)
    return { problem: '--header-a and --header-b must be headers of a session, such as "cookie: session=...".' }
  const sessions = new Map([
    [own, ownHeaders],
    [other, otherHeaders],
  ])
  return { url, customerIds: [own, other], clientSecret, signIn: async (customerId) => sessions.get(customerId) ?? {} }
}

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options }).values

/** undefined where there is none, or one without a name or a value */
function toHeaders(lines: readonly string[] = []): Record<string, string> | undefined {
  const pairs = lines.map((line) => /^([\w!#$%&'*+.^`|~-]+):\s*(\S.*)$/.exec(line))
  if (pairs.length === 0 || pairs.includes(null)) return undefined
  return Object.fromEntries(pairs.map((pair) => [pair?.[1], pair?.[2]]))
}
