/** Reads a body to its end through a size limit, whatever content-length claims; used for Lean's answers, webhooks and the browser's body. */
import { discardBody } from './discardBody.ts'

/**
 * The body's bytes, or null as soon as it is known to be larger than `maxBytes`; the rest is then not read. When `signal` aborts the
 * body is read no further and what this resolves with is not whole: callers read inside `withDeadline`, which has rejected by then.
 */
export async function readBytes(
  message: Request | Response,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const { body } = message
  if (body === null) return new Uint8Array()
  if (Number(message.headers.get('content-length')) > maxBytes) {
    discardBody(message)
    return null
  }
  const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader()
  const cancel = () => void reader.cancel().catch(() => {})
  signal.addEventListener('abort', cancel, { once: true })
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > maxBytes) {
      cancel()
      return null
    }
    chunks.push(value)
  }
  const bytes = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}
