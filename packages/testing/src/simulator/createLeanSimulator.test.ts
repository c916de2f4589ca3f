import { describe, expect, it } from 'vitest'
import { createSimulatorClient } from '../../test/createSimulatorClient.ts'

describe('every answer', () => {
  it.each(['/', '/nowhere', '/customers/v1', '/oauth2/jwks', '/link/simulator/session'])(
    '%s says that it is simulated',
    async (path) => {
      expect((await createSimulatorClient().send(path)).headers.get('x-lean-link-simulator')).toBe('1')
    },
  )

  it('is a JSON error where nothing lives', async () => {
    const response = await createSimulatorClient().send('/<script>alert(1)</script>')
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toMatch('application/json')
    const body = await response.text()
    expect(JSON.parse(body)).toMatchObject({ status: 'INVALID_URL', metadata: null, timestamp: expect.any(String) })
    expect(body).not.toContain('alert')
  })

  it('refuses bodies beyond its limit', async () => {
    const { sendJson, getControlKey } = createSimulatorClient()
    const response = await sendJson('/link/simulator/calls', { big: 'x'.repeat(300_000) }, await getControlKey())
    expect(response.status).toBe(413)
  })
})
