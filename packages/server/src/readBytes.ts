/** Reads a body to its end through a size limit, whatever content-length claims; used for Lean's answers, webhooks and the browser's body. */

/** The body's bytes, or null as soon as it is known to be larger than `maxBytes`; the rest is then not read. */
export async function readBytes(
  message: Request | Response,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const { body } = message
  if (body === null) return new Uint8Array()
  if (Number(message.headers.get('content-length')) > maxBytes) {
    void body.cancel().catch(() => {})
    return null
  }
  const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > maxBytes) {
      void reader.cancel().catch(() => {})
      return null
    }
    chunks.push(value)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}
