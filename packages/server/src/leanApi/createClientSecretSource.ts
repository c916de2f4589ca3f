/** Holds the client secret for the token exchange; reads it again when Lean says that it is no longer right. */
import { withDeadline } from '../http/withDeadline.ts'
import { LeanServerError } from '../LeanServerError.ts'
import { isSecret } from './checkLeanAuthOptions.ts'

/** The client secret, or a function that reads it from a secret manager. */
export type ClientSecret = string | (() => string | Promise<string>)

export interface ClientSecretSource {
  /** The secret; a function is called once and its answer kept in memory. */
  read(): Promise<string>
  /** Another secret than the rejected one, or null when there is none: Lean's rotation has no overlap. */
  refresh(rejected: string): Promise<string | null>
}

export function createClientSecretSource(secret: ClientSecret, timeoutMs: number): ClientSecretSource {
  let reading: Promise<string> | undefined

  const call = async (): Promise<unknown> => {
    try {
      return typeof secret === 'function' ? await secret() : secret
    } catch {
      // What the function threw may quote the secret: it is not repeated.
      throw new LeanServerError(
        'upstream_unavailable',
        'The "clientSecret" function threw, so no token can be requested. Catch and log its error inside that function.',
        { reason: 'hook_threw' },
      )
    }
  }

  const ask = async (): Promise<string> => {
    // Without a limit, one call that hangs would hold up every token from then on.
    const message = `The "clientSecret" function did not answer within ${timeoutMs} ms, so no token can be requested. Try again; check the secret manager.`
    const value = await withDeadline(
      { timeoutMs, timeoutError: () => new LeanServerError('upstream_timeout', message) },
      call,
    )
    if (isSecret(value)) return value
    throw new LeanServerError(
      'invalid_options',
      'The "clientSecret" function must return a string that is not empty and has no white space around it.',
    )
  }

  const read = (): Promise<string> => {
    if (reading === undefined) {
      const mine = ask()
      reading = mine
      mine.catch(() => {
        if (reading === mine) reading = undefined
      })
    }
    return reading
  }

  return {
    read,
    async refresh(rejected) {
      if (typeof secret === 'string') return null
      const current = read()
      // Another request may have read the new secret already, or be reading it now.
      if ((await current) === rejected && reading === current) reading = undefined
      const value = await read()
      return value === rejected ? null : value
    },
  }
}
