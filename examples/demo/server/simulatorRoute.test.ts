import { scenarios, type Scenario } from '@lean-link/testing'
import { expect, it, vi } from 'vitest'
import { createSimulatorRoute } from './simulatorRoute.ts'

function setUp() {
  const use = vi.fn<(scenario: Scenario) => Promise<void>>(async () => {})
  const route = createSimulatorRoute({ use })
  const post = async (body: string, type = 'application/json') =>
    (
      await route.routes.request('/api/simulator/scenario', {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      })
    ).status
  return { use, route, post }
}

it('plays the scenario that is named, and remembers its name', async () => {
  const { use, route, post } = setUp()
  expect(route.current()).toBe('happy')
  expect(await post('{"name":"cancel"}')).toBe(200)
  expect(use).toHaveBeenCalledExactlyOnceWith(scenarios.cancel)
  expect(route.current()).toBe('cancel')
})

it('refuses a name nobody knows, a body that is none, and one that a form could send', async () => {
  const { use, route, post } = setUp()
  for (const body of ['{"name":"toString"}', '{', 'null', '[]', '']) expect(await post(body)).toBe(400)
  expect(await post('{"name":"cancel"}', 'text/plain')).toBe(415)
  expect(use).not.toHaveBeenCalled()
  expect(route.current()).toBe('happy')
})
