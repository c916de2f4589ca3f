/** Stands in for a LeanAuth while the environment is missing: a build may load the module, and the first call says what is missing. */
import { LeanServerError } from '../LeanServerError.ts'
import type { LeanAuth } from './LeanAuth.ts'

/** A LeanAuth whose every method rejects with `invalid_options`, naming the options that are undefined. */
export function createUnconfiguredAuth(options: Readonly<Record<string, unknown>>): LeanAuth {
  const missing = Object.keys(options).filter((name) => options[name] === undefined)
  const names = missing.map((name) => `"${name}"`).join(' and ')
  const reject = async (): Promise<never> => {
    throw new LeanServerError(
      'invalid_options',
      `createLeanAuth cannot ask Lean for anything: ${names} ${missing.length === 1 ? 'is' : 'are'} undefined. Set the environment variables that they are read from, where this server runs.`,
    )
  }
  return {
    getApiToken: reject,
    createCustomerToken: reject,
    fetch: reject,
    createCustomer: reject,
    findOrCreateCustomer: reject,
    updateCustomer: reject,
    listBanks: reject,
  }
}
