/** Reads what a page posts to the backend. */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'

/**
 * The fields of a JSON object; none when the body is anything else. A form on another site can post text, but not JSON, without this
 * server's consent: another content type throws a 415.
 */
export async function readJsonBody(c: Context): Promise<Readonly<Record<string, unknown>>> {
  if (!c.req.header('content-type')?.startsWith('application/json')) {
    throw new HTTPException(415, { res: c.json({ error: 'json_only' }, 415) })
  }
  const body: unknown = await c.req.json().catch(() => null)
  return typeof body === 'object' && body !== null ? { ...body } : {}
}
