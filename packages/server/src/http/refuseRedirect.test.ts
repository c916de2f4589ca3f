/** Redirects as each platform shows them: Node gives the status, Workers and browsers an opaque response. */
import { expect, it } from 'vitest'
import { refuseRedirect } from './refuseRedirect.ts'

const refused = { code: 'upstream_invalid', message: expect.stringContaining('redirect') }

it.each([301, 302, 303, 307, 308])('a response of status %i is refused', (status) => {
  const response = new Response(null, { status, headers: { location: 'https://evil.example/' } })
  expect(() => refuseRedirect(response, 'Lean')).toThrow(expect.objectContaining(refused))
})

it('an opaque redirect is refused, whose status is hidden', () => {
  // No constructor makes one: its status is 0.
  const opaque = { type: 'opaqueredirect', status: 0, body: null } as unknown as Response
  expect(() => refuseRedirect(opaque, 'Lean')).toThrow(expect.objectContaining(refused))
})

it.each([200, 204, 300, 304, 401, 500])('a response of status %i passes', (status) => {
  const response = new Response(null, { status })
  expect(() => refuseRedirect(response, 'Lean')).not.toThrow()
})
