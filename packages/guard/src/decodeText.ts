/** Bytes of a file as a browser or a shell would read them. */

/**
 * UTF-16 when a byte order mark says so, as some shells and editors on Windows write; else UTF-8. Without the mark. Bytes that are not
 * text become replacement characters, and ASCII between them stays readable.
 */
export function decodeText(bytes: Uint8Array): string {
  const bom = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)
  const encoding = bom === 0xfffe ? 'utf-16le' : bom === 0xfeff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
