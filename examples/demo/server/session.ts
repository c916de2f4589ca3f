/** The demo's sign-in: a signed cookie that says who the visitor is. Your app has its own; the kit only asks it for a customer id. */
import { parseSigned, serialize, serializeSigned } from 'hono/utils/cookie'

export interface Session {
  personId: string
  /** the customer's id at Lean */
  customerId: string
}

export interface Sessions {
  /** The session of a request, or null: no cookie, or one that this process did not sign. */
  read(request: Request): Promise<Session | null>
  /** `Set-Cookie` that signs in. */
  start(session: Session): Promise<string>
  /** `Set-Cookie` that signs out. */
  end(): string
}

const name = 'palmleaf_session'
const attributes = { path: '/', httpOnly: true, sameSite: 'Lax' } as const

/** A random key per start: restarting the demo signs everyone out. */
export function createSessions(key: BufferSource = crypto.getRandomValues(new Uint8Array(32))): Sessions {
  return {
    async read(request) {
      const { [name]: value } = await parseSigned(request.headers.get('cookie') ?? '', key, name)
      const [personId, customerId] = value ? value.split(':') : []
      return personId && customerId ? { personId, customerId } : null
    },
    start: ({ personId, customerId }) => serializeSigned(name, `${personId}:${customerId}`, key, attributes),
    end: () => serialize(name, '', { ...attributes, maxAge: 0 }),
  }
}
