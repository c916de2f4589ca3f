/** What a developer hears by default, and what production neither says nor holds. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connectParams, createTestClient, outcomeOf } from '../../test/createTestClient.ts'
import { expectNoSecrets } from '../../test/expectNoSecrets.ts'
import { installVendor } from '../../test/page.ts'
import { customerId } from '../../test/toJwt.ts'
import { createCore } from '../initial/createCore.ts'
import { development } from './index.ts'
import { development as inProduction } from './production.ts'

const watch = expectNoSecrets()
const lines: string[] = []
beforeEach(() => {
  installVendor({ connect: () => undefined })
  Reflect.deleteProperty(document, Symbol.for('lean-link.written'))
  lines.length = 0
  for (const level of ['error', 'warn'] as const)
    vi.spyOn(console, level).mockImplementation((text: unknown) => void lines.push(`${level}: ${String(text)}`))
})
afterEach(() => {
  vi.restoreAllMocks()
})

describe('an error', () => {
  const fail = async (onError?: () => void) => {
    const core = createCore({ appToken: 'a', country: 'ae', fetchAccessToken: async () => 'no token' })
    const handlers = onError ? { onError } : {}
    await core.runFlow({ method: 'connect', params: connectParams, handlers, onChange: () => {} })
    core.destroy()
    await new Promise((resolve) => setTimeout(resolve, 0))
  }

  it('that no handler takes is on the console, with its code, how to fix it and the page', async () => {
    await fail()
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^error: \[lean-link\] token_malformed: .*Resolve with .*errors\.md#token_malformed$/)
  })

  it('that comes again is not written again', async () => {
    await fail()
    await fail()
    expect(lines).toHaveLength(1)
  })

  it('that a handler takes is not written', async () => {
    const onError = vi.fn()
    await fail(onError)
    expect(onError).toHaveBeenCalledTimes(1)
    expect(lines).toEqual([])
  })

  it('that is the app’s own is not written, whatever it holds', () => {
    development?.reportUnhandled(new Error('of the app'))
    development?.reportUnhandled('text')
    expect(lines).toEqual([])
  })
})

it('permissions that Lean does not list in KSA are told', async () => {
  const { client } = createTestClient(watch, { country: 'sa', fetchAccessToken: async () => 'no token' })
  await outcomeOf(watch, client.connect({ customerId, permissions: ['accounts', 'payments'] }))
  expect(lines).toEqual([expect.stringMatching(/^warn: .*'payments'.*country: 'sa'/)])
})

it('in production there is nothing of all this', () => {
  expect(inProduction).toBeUndefined()
})
