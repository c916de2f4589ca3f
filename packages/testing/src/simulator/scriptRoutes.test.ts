/** LinkSDK's script as the simulator serves it, well or badly. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createSimulatorClient, origin } from '../../test/createSimulatorClient.ts'
import { scenarios } from '../scenarios.ts'
import { createLeanSimulator } from './createLeanSimulator.ts'

afterEach(() => {
  vi.useRealTimers()
})

describe('the script', () => {
  const loader = '/link/loader/prod/ae/latest/lean-link-loader.min.js'

  it('is at the addresses of the loader and the V2 bundle, for both countries', async () => {
    const { simulator, send } = createSimulatorClient()
    expect(simulator.scriptUrl).toBe(origin + loader)
    for (const path of [loader, loader.replace('/ae/', '/sa/'), '/link/sdk/web/v2/prod/ae/latest/Lean.min.js']) {
      const response = await send(path)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toMatch('text/javascript')
      expect(response.headers.has('access-control-allow-origin')).toBe(false)
    }
    expect(await (await send('/link/sdk/web/v2/prod/sa/1.2.3/Lean.min.js')).text()).toContain('"global":"LeanV2"')
    expect((await send('/link/loader/prod/bh/latest/lean-link-loader.min.js')).status).toBe(404)
  })

  it('carries the dialog in itself where it cannot be navigated to', async () => {
    const simulator = createLeanSimulator({ origin, dialog: 'srcdoc' })
    const script = await (await simulator.fetch(new Request(simulator.scriptUrl))).text()
    expect(script).toContain('"dialog":"srcdoc"')
    expect((await createSimulatorClient().send('/link/simulator/dialog')).headers.get('content-type')).toMatch(
      'text/html',
    )
  })

  it('fails so many times as the scenario says, anew after use()', async () => {
    const { simulator, send } = createSimulatorClient({ script: { failures: 2 } })
    const statuses = async () => [(await send(loader)).status, (await send(loader)).status, (await send(loader)).status]
    expect(await statuses()).toEqual([503, 503, 200])
    await simulator.use({ script: { failures: 1 } })
    expect(await statuses()).toEqual([503, 200, 200])
  })

  it('is out for a time that begins with the first request', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { send } = createSimulatorClient(scenarios.scriptOutage)
    expect((await send(loader)).status).toBe(503)
    vi.setSystemTime(Date.now() + 2_999)
    expect((await send(loader)).status).toBe(503)
    vi.setSystemTime(Date.now() + 1)
    expect((await send(loader)).status).toBe(200)
  })

  it('answers another status, late, or never', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { simulator, send } = createSimulatorClient({ script: { status: 404 } })
    expect((await send(loader)).status).toBe(404)
    await simulator.use({ script: { delayMs: 100 } })
    const settled = vi.fn<(outcome: unknown) => void>()
    void send(loader).then(({ status }) => settled(status))
    await vi.advanceTimersByTimeAsync(99)
    expect(settled).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    await vi.waitFor(() => expect(settled).toHaveBeenCalledExactlyOnceWith(200))
    await simulator.use({ script: { hang: true } })
    void send(loader).then(settled, settled)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(settled).toHaveBeenCalledOnce()
  })
})
