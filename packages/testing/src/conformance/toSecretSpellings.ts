/** The ways in which a secret gets into an answer: as it is, in JSON, in a URL, in hex, and in base64, alone or behind an id and a colon. */

/** @param secret at least 8 characters: of a shorter one base64 leaves too little that is its own */
export function toSecretSpellings(secret: string): string[] {
  const bytes = [...new TextEncoder().encode(secret)]
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const base64 = [0, 1, 2].map((offset) => toBase64Core(bytes, offset))
  const urlSafe = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))
  const json = JSON.stringify(secret).slice(1, -1)
  const all = [secret, json, encodeURIComponent(secret), hex, hex.toUpperCase(), ...base64, ...urlSafe]
  return [...new Set(all)]
}

/** What base64 makes of the bytes behind `offset` others, without the characters at both ends that hold bits of neighbours. */
function toBase64Core(bytes: readonly number[], offset: number): string {
  const before = Array.from({ length: offset }, () => 0)
  const text = btoa(String.fromCharCode(...before, ...bytes)).replace(/=+$/, '')
  const isWhole = (offset + bytes.length) % 3 === 0
  return text.slice(offset === 0 ? 0 : offset + 1, isWhole ? undefined : -1)
}
