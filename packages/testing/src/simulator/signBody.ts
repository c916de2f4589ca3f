/** The signature of a webhook as Lean documents it: HMAC-SHA512 of the raw body, in `lean-signature` behind `sha512=`. */
import { toHex } from './toHex.ts'

/** That the bytes are written in hex is assumed. */
export async function signBody(body: Uint8Array<ArrayBuffer>, secret: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-512' }
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), algorithm, false, ['sign'])
  return `sha512=${toHex(new Uint8Array(await crypto.subtle.sign('HMAC', key, body)))}`
}
