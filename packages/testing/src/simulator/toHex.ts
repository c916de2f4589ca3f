/** Bytes as lower-case hexadecimal text: of signatures and random secrets. */
export function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
