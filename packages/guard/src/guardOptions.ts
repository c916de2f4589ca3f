/** What a user may set, checked once before anything is searched. */
import { GuardError } from './report/guardError.ts'

/** What the guard refuses; the README says what each rule stops. */
export type GuardRule =
  'secret_value' | 'public_env_name' | 'token_exchange' | 'server_import' | 'lean_jwt' | 'simulator_in_production'

export const guardRules: readonly GuardRule[] = [
  'secret_value',
  'public_env_name',
  'token_exchange',
  'server_import',
  'lean_jwt',
  'simulator_in_production',
]

export interface GuardOptions {
  /**
   * Names of environment variables whose values are secrets; `*` stands for any characters. Default `LEAN_CLIENT_SECRET` and any
   * `LEAN_*SECRET*`; a list given here replaces it. The same names behind a public prefix (`VITE_`, `NEXT_PUBLIC_`...) count too.
   */
  secretEnv?: readonly string[]
  /** Default `'error'`. `'warn'` is for adoption only and prints that it protects nothing. */
  mode?: 'error' | 'warn'
  /**
   * Findings that are known and harmless. `file` is the finding's file or source file as it was printed; `*` stands for any characters.
   * An entry without a reason is refused, and one that matches nothing is warned about.
   */
  allow?: readonly { file: string; rule: GuardRule; reason: string }[]
  /**
   * More prefixes that make a build copy a variable into the page, besides those of the bundlers and frameworks that the README lists.
   * Default none; the Vite plugin reads Vite's own `envPrefix` by itself.
   */
  publicPrefixes?: readonly string[]
}

const knownKeys = ['secretEnv', 'mode', 'allow', 'publicPrefixes']

/** Throws a sentence about the first mistake in options that came from a JavaScript or JSON file. */
export function checkGuardOptions(options: GuardOptions): void {
  const unknown = Object.keys(options).find((key) => !knownKeys.includes(key))
  if (unknown !== undefined)
    throw refuse(`"${unknown}" is not one of ${knownKeys.join(', ')}`, 'Remove it or correct its name.')
  const { secretEnv, mode, allow, publicPrefixes } = options
  if (mode !== undefined && mode !== 'error' && mode !== 'warn') {
    throw refuse("\"mode\" is neither 'error' nor 'warn'", "Leave it out for 'error'.")
  }
  if (secretEnv !== undefined && !isNameList(secretEnv)) {
    throw refuse(
      '"secretEnv" is not a list of variable names',
      "Give names such as ['LEAN_CLIENT_SECRET'], never values.",
    )
  }
  if (publicPrefixes !== undefined && !isPrefixList(publicPrefixes)) {
    throw refuse('"publicPrefixes" is not a list of beginnings of names', "Give prefixes such as ['APP_'].")
  }
  if (allow === undefined) return
  if (!Array.isArray(allow)) throw refuse('"allow" is not a list', 'Give a list of { file, rule, reason }.')
  for (const [index, entry] of allow.entries()) {
    const { file, rule, reason } = (entry ?? {}) as Partial<Record<'file' | 'rule' | 'reason', unknown>>
    if (!isText(file) || !isText(reason) || !guardRules.includes(rule as GuardRule)) {
      throw refuse(
        `"allow[${index}]" needs a file, a reason and a rule (one of ${guardRules.join(', ')})`,
        'Write down why this finding is harmless, so that the next reader can judge it.',
      )
    }
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

// Only what a shell can set: a secret pasted here by mistake must not become a name that messages print.
const isNameList = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((name) => isText(name) && /^[A-Za-z_*][\w*]*$/.test(name))

const isPrefixList = (value: unknown): boolean =>
  Array.isArray(value) && value.every((prefix) => isText(prefix) && /^[A-Za-z_]\w*$/.test(prefix))

const refuse = (what: string, how: string) => new GuardError(`the option ${what}, so nothing was checked. ${how}`)
