/** Decodes the lean-signature header of a webhook, whichever of the two usual encodings it comes in. */

/** The 64 bytes of an HMAC-SHA512 in hex or base64 (base64url too), with or without `sha512=`; null for anything else. */
export function decodeSignature(header: string | null): Uint8Array<ArrayBuffer> | null {
  const text = (header ?? '').trim().replace(/^sha512=/i, '')
  if (/^[0-9a-f]{128}$/i.test(text)) {
    return Uint8Array.from({ length: 64 }, (_, index) => Number.parseInt(text.slice(index * 2, index * 2 + 2), 16))
  }
  if (/^[\w+/-]{86}(?:==)?$/.test(text)) {
    const base64 = text.replaceAll('-', '+').replaceAll('_', '/')
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  }
  return null
}
