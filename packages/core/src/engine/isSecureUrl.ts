/** Which addresses a page may load from, be sent to or get tokens from. */

/** Nobody between the page and a server on the same machine can read along. */
const isLoopback = (hostname: string) => hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')

/** An https address, or an http one on loopback where that is allowed. */
export function isSecureUrl(value: unknown, { allowLoopback }: { allowLoopback: boolean }): boolean {
  if (typeof value !== 'string' || /\s/.test(value) || !URL.canParse(value)) return false
  const { protocol, hostname } = new URL(value)
  return protocol === 'https:' || (protocol === 'http:' && allowLoopback && isLoopback(hostname))
}
