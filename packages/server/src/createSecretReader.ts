/** Holds the client secret for the token exchange; reads it again when Lean says that it is no longer right. */
import { isSecret } from './checkLeanAuthOptions.ts'
import { LeanServerError } from './LeanServerError.ts'
import { withDeadline } from './withDeadline.ts'

/** The client secret, or a function that reads it from a secret manager. */
export type Secret = string | (() => string | Promise<string>)

export interface SecretReader {
  /** The secret; a function is called once and its answer kept in memory. */
  read(): Promise<string>
  /** Another secret than the refused one, or null when there is none: Lean's rotation has no overlap. */
  readAfterRefusal(refused: string): Promise<string | null>
}

export function createSecretReader(source: Secret, timeoutMs: number): SecretReader {
  let reading: Promise<string> | undefined

  const call = async (): Promise<unknown> => {
    try {
      return typeof source === 'function' ? await source() : source
    } catch {
      // What the function threw may quote the secret: it is not repeated.
      throw new LeanServerError(
        'upstream_unavailable',
        'The "clientSecret" function threw, so no token can be requested. Catch and log its error inside that function.',
      )
    }
  }

  const ask = async (): Promise<string> => {
    // Without a limit, one call that hangs would hold up every token from then on.
    const secret = await withDeadline(
      timeoutMs,
      null,
      call,
      `The "clientSecret" function did not answer within ${timeoutMs} ms, so no token can be requested. Try again; check the secret manager.`,
    )
    if (isSecret(secret)) return secret
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
    async readAfterRefusal(refused) {
      if (typeof source === 'string') return null
      const current = read()
      // Another request may have read the new secret already, or be reading it now.
      if ((await current) === refused && reading === current) reading = undefined
      const secret = await read()
      return secret === refused ? null : secret
    },
  }
}
