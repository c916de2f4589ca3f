/** Hides what is long and opaque, as random bytes are, and leaves ids and addresses. */

/** Base64, base64url or hex, with its padding; also the path of an address. */
const run = /[\w~+/-]{32,}={0,2}/g
/** UUIDs, and the ids of traces and correlations: 32 or 16 hex digits. */
const id = /(?<![\da-z])(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{32}|[\da-f]{16})(?![\da-z])/gi
/** Words as people name things: `lean`, `Link`, `SDK`, and numbers. */
const word = /[A-Z]?[a-z]+|[A-Z]+|\d+/g
/** A part of an address that is nothing but words. */
const plainPart = /^[a-z_-]{3,}$/
/** Shorter than a key of 24 bytes in base64. */
const minLength = 32
/** Names have longer words; random letters change between capitals, small letters and digits at every second place. */
const minWordLength = 4

/** `text` with each such value as `[secret]`. */
export const hideOpaque = (text: string): string =>
  text.replace(run, (found) => {
    const parts = found.split('/')
    const isAddress = parts.some((part) => plainPart.test(part))
    const unclear = parts.filter((part) => !plainPart.test(part) && !isOpaque(part))
    if (isRandom(unclear.join('')) || (!isAddress && parts.some(isOpaque))) return '[secret]'
    return parts.map((part) => (isOpaque(part) ? '[secret]' : part)).join('/')
  })

function isRandom(found: string): boolean {
  const rest = found.replace(id, '')
  if (rest.length < minLength || !/[a-z]/.test(rest) || !/[A-Z]/.test(rest)) return false
  const words = rest.match(word) ?? []
  return words.join('').length / words.length < minWordLength
}

function isOpaque(part: string): boolean {
  const rest = part.replace(id, '')
  return rest.length >= minLength && /\d|[a-z]{32}|[A-Z]{32}/.test(rest)
}
