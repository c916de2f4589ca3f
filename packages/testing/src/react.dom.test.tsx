/** A component rendered with a fake LinkSDK around it, one after the other in one document, as tests of an app do. */
import { ConnectButton, useLean } from '@lean-link/react'
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { renderWithLean } from './react.tsx'
import { resetLeanPage } from './resetLeanPage.ts'
import { scenarios } from './scenarios.ts'

// The first test waits for the kit's engine, which a busy machine takes its time to load.
configure({ asyncUtilTimeout: 10_000 })
afterEach(cleanup)

const click = () => fireEvent.click(screen.getByRole('button'))
const button = (props: Partial<React.ComponentProps<typeof ConnectButton>> = {}) => (
  <ConnectButton permissions={['identity']} {...props}>
    Connect
  </ConnectButton>
)

describe('renderWithLean', { timeout: 20_000 }, () => {
  it('opens the fake for the customer of the provider, and tells the app', async () => {
    const onSuccess = vi.fn<(result: { status: string }) => void>()
    const { lean } = renderWithLean(button({ onSuccess }))
    click()
    await waitFor(() => expect(onSuccess).toHaveBeenCalledWith(expect.objectContaining({ status: 'success' })))
    expect(lean.calls).toMatchObject([
      { method: 'connect', config: { customer_id: 'customer-1', sandbox: true, language: 'en' } },
    ])
  })

  it('plays a scenario for another customer, country and language', async () => {
    const onCancel = vi.fn<() => void>()
    const options = { scenario: scenarios.cancel, customerId: 'customer-2', country: 'sa', language: 'ar' } as const
    const { lean } = renderWithLean(button({ onCancel }), options)
    click()
    await waitFor(() => expect(onCancel).toHaveBeenCalledOnce())
    expect(lean.calls[0]?.config).toMatchObject({ customer_id: 'customer-2', language: 'ar' })
  })

  it('starts anew after a test that left a dialog open, although nothing was unmounted', async () => {
    const first = renderWithLean(button(), { scenario: scenarios.neverCallsBack })
    click()
    await waitFor(() => expect(first.lean.calls).toHaveLength(1))
    first.container.remove()
    const onSuccess = vi.fn<() => void>()
    renderWithLean(button({ onSuccess }))
    click()
    await waitFor(() => expect(onSuccess).toHaveBeenCalledOnce())
    expect(first.lean.calls).toEqual([])
  })

  it('takes the fake of the test before along, whatever that one has reset itself', () => {
    const first = renderWithLean(button())
    first.container.remove()
    resetLeanPage()
    const second = renderWithLean(button())
    expect(Reflect.get(window, 'Lean')).toBe(second.lean.vendor)
    second.unmount()
    return waitFor(() => expect('Lean' in window).toBe(false))
  })

  it('takes its fake off the page when the tree is unmounted', async () => {
    renderWithLean(button())
    expect('Lean' in window).toBe(true)
    cleanup()
    await waitFor(() => expect('Lean' in window).toBe(false))
  })

  it('keeps its fake through the second mount of StrictMode', async () => {
    const onSuccess = vi.fn<() => void>()
    renderWithLean(<StrictMode>{button({ onSuccess })}</StrictMode>)
    click()
    await waitFor(() => expect(onSuccess).toHaveBeenCalledOnce())
  })

  it('gives hooks the client of that page', () => {
    const seen: unknown[] = []
    function Probe() {
      const { country, sandbox } = useLean()
      seen.push([country, sandbox])
      return null
    }
    renderWithLean(<Probe />, { country: 'sa' })
    expect(seen.at(-1)).toEqual(['sa', true])
  })
})
