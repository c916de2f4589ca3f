/** Checks the options of createLeanAuth by hand, because plain JavaScript and environment variables know no types. */
import { collectProblems } from '../collectProblems.ts'

/**
 * Every problem of the options, as one sentence each; no value is repeated, since the wrong variable may hold the secret. A client id or
 * secret that is undefined is no problem yet: builds run without the environment.
 */
export function checkLeanAuthOptions(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return ['The options must be an object.']
  const options = value as Record<string, unknown>
  const { check, all } = collectProblems()
  const { clientId, clientSecret, country, sandbox, store, timeoutMs, legacyMtls } = options
  check(
    clientId === undefined || (typeof clientId === 'string' && /^[\x21-\x7e]{1,255}$/.test(clientId)),
    '"clientId" must be your Application ID from Lean\'s dashboard: a string without white space.',
  )
  check(
    clientSecret === undefined || typeof clientSecret === 'function' || isSecret(clientSecret),
    '"clientSecret" must be a string that is not empty and has no white space around it, or a function that returns one.',
  )
  check(country === 'ae' || country === 'sa', "\"country\" must be 'ae' or 'sa'.")
  check(
    sandbox === undefined || typeof sandbox === 'boolean',
    '"sandbox" must be a boolean: the text of an environment variable is always truthy, compare it with \'true\' yourself.',
  )
  check(options['fetch'] === undefined || typeof options['fetch'] === 'function', '"fetch" must be a function.')
  check(
    store === undefined || isStore(store),
    '"store" must have the methods get and set, or getItem and setItem as unstorage spells them.',
  )
  check(
    timeoutMs === undefined || (typeof timeoutMs === 'number' && timeoutMs > 0 && timeoutMs <= 600_000),
    '"timeoutMs" must be a number of milliseconds above 0 and at most 600000.',
  )
  check(legacyMtls === undefined || typeof legacyMtls === 'boolean', '"legacyMtls" must be a boolean.')
  check(
    legacyMtls !== true || sandbox === true || options['fetch'] !== undefined,
    '"legacyMtls" needs a "fetch" that presents the client certificate.',
  )
  for (const name of ['authBaseUrl', 'apiBaseUrl']) {
    check(
      options[name] === undefined || isBaseUrl(options[name]),
      `"${name}" must be an https URL (http on loopback only) without user name, query or fragment.`,
    )
  }
  return all
}

/** True for a text that can be a client secret. */
export function isSecret(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value === value.trim()
}

function isStore(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const store = value as Record<string, unknown>
  const has = (name: string) => typeof store[name] === 'function'
  return (has('get') && has('set')) || (has('getItem') && has('setItem'))
}

function isBaseUrl(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value) || /[?#]/.test(value)) return false
  const url = new URL(value)
  if (url.username !== '' || url.password !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname)
  )
}
