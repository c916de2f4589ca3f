/** Reads the text of a `.env` file as each of the parsers in use does: a secret must be found however the app came by it. */
import { parseEnv } from 'node:util'

type Variables = Readonly<Record<string, string | undefined>>

// The grammar of the package dotenv, which Vite before 8 and many frameworks use: more lenient than Node's `parseEnv`.
const assignment =
  /^\s*(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\n]+)?\s*(?:#.*)?$/gm

/** The variables once by `parseEnv`, which Node and Vite 8 use, and once as dotenv reads them. References are not resolved. */
export function parseEnvFile(text: string): Variables[] {
  return [parseEnv(text), parseLikeDotenv(text.replace(/\r\n?/g, '\n'))]
}

function parseLikeDotenv(text: string): Variables {
  const entries = Array.from(text.matchAll(assignment), ([, name = '', written = '']) => {
    const trimmed = written.trim()
    const value = trimmed.replace(/^(['"`])([^]*)\1$/, '$2')
    return [name, trimmed.startsWith('"') ? value.replaceAll('\\n', '\n').replaceAll('\\r', '\r') : value] as const
  })
  return Object.fromEntries(entries)
}

type LookUp = (name: string) => string | undefined
const reference = /(?<!\\)\$(?:\{([^{}]+)\}|([A-Za-z_]\w*))/g

/** A value with references filled in and `\$` unescaped, as dotenv-expand does for Vite and Next. */
export function expandValue(value: string, lookUp: LookUp): string {
  return expandInside(value, lookUp, []).replaceAll('\\$', '$')
}

/** `above`: the variables that this value is being filled into. */
function expandInside(value: string, lookUp: LookUp, above: readonly string[]): string {
  const get: LookUp = (name) => {
    const found = above.includes(name) ? undefined : lookUp(name)
    return found === undefined ? undefined : expandInside(found, lookUp, [...above, name])
  }
  let text = value
  // Once for each level of `${A:-${B:-c}}`.
  for (let round = 0; round < 5; round++) {
    const filled = text.replace(reference, (_whole, braced?: string, name = '') => fillIn(braced ?? name, get))
    if (filled === text) break
    text = filled
  }
  return text
}

/** `NAME`, or as shells have it: `NAME:-default`, `NAME-default`, `NAME:+alternative`, `NAME+alternative`. */
function fillIn(expression: string, get: LookUp): string {
  const [, name = '', operator, other = ''] = /^([^]*?)(?:(:?[+-])([^]*))?$/.exec(expression) ?? []
  const value = get(name)
  if (operator?.endsWith('+')) return value ? other : ''
  return value || other
}
