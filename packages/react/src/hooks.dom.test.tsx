import { act, render, renderHook, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cleanup } from '@testing-library/react'
import { cancelled, customerId, type OwnProps, setUpLean, success } from '../test/setUpLean.tsx'
import { toJwt } from '../../core/test/toJwt.ts'
import { ConnectButton, type LeanResult, useLean, useLeanFlow, useLeanState, useLeanToken } from './index.ts'

afterEach(cleanup)

function setUpHooks(over: OwnProps = {}) {
  const lean = setUpLean()
  const wrapper = ({ children }: { children: ReactNode }) => lean.withLean(children, over)
  return { ...lean, wrapper }
}

describe('outside a LeanProvider', () => {
  beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))
  afterEach(() => void vi.restoreAllMocks())

  const sentence = /has no <LeanProvider> above it.*<LeanProvider appToken=/s
  it.each<[string, () => unknown]>([
    ['useLean', () => useLean()],
    ['useLeanState', () => useLeanState((state) => state.destroyed)],
    ['useLeanToken', () => useLeanToken()],
    ['useLeanFlow', () => useLeanFlow('manageConsents', {})],
  ])('%s says so', (name, hook) => {
    expect(() => renderHook(hook)).toThrow(sentence)
    expect(() => renderHook(hook)).toThrow(name)
  })

  it('a button says so', () => {
    expect(() => render(<ConnectButton permissions={['accounts']} />)).toThrow(sentence)
  })
})

describe('useLeanState', () => {
  it('renders only when the selection changes', async () => {
    const { fake, wrapper } = setUpHooks()
    const rendered: boolean[] = []
    const { result } = renderHook(
      () => {
        const isOpen = useLeanState((state) => state.flow.status === 'open')
        rendered.push(isOpen)
        return useLean()
      },
      { wrapper },
    )
    await waitFor(() => expect(result.current.getState().tokens[customerId]?.status).toBe('ready'))
    rendered.length = 0
    let outcome: Promise<LeanResult> | undefined
    act(() => void (outcome = result.current.connect({ customerId, permissions: ['accounts'] })))
    await waitFor(() => expect(rendered).toEqual([true]))
    await act(async () => {
      fake.reply(cancelled)
      await outcome
    })
    expect(rendered).toEqual([true, false])
    await act(async () => void (await result.current.getAccessToken(customerId, { refresh: true })))
    expect(rendered).toEqual([true, false])
  })
})

describe('useLeanToken', () => {
  it('asks for nothing by itself, and gives a token to who asks', async () => {
    const { fetchAccessToken, wrapper } = setUpHooks({ preload: 'none' })
    const { result } = renderHook(() => useLeanToken(), { wrapper })
    expect(result.current).toMatchObject({ status: 'idle', expiresAt: null, error: null })
    const token = await act(() => result.current.getToken())
    expect(token).toMatch(/^eyJ/)
    expect(result.current.status).toBe('ready')
    expect(await result.current.getToken()).toBe(token)
    expect(fetchAccessToken).toHaveBeenCalledOnce()
  })

  it('prefetches on mount, and shows when the token expires, never the token', async () => {
    const { fetchAccessToken, wrapper } = setUpHooks({ preload: 'none' })
    const { result } = renderHook(() => useLeanToken({ prefetch: true }), { wrapper })
    await waitFor(() => expect(result.current.status).toBe('ready'))
    expect(Math.abs((result.current.expiresAt ?? 0) - (Date.now() + 3_600_000))).toBeLessThan(5_000)
    expect(JSON.stringify(result.current)).not.toContain('eyJ')
    expect(fetchAccessToken).toHaveBeenCalledOnce()
  })

  it('gets a new token by refresh', async () => {
    const { fetchAccessToken, wrapper } = setUpHooks({ preload: 'none' })
    fetchAccessToken.mockImplementation(async ({ reason }) => toJwt({ jti: reason }))
    const { result } = renderHook(() => useLeanToken({ prefetch: true }), { wrapper })
    await waitFor(() => expect(result.current.status).toBe('ready'))
    const old = await act(() => result.current.getToken())
    const fresh = await act(() => result.current.refresh())
    expect(fresh).not.toBe(old)
    expect(await act(() => result.current.getToken())).toBe(fresh)
    expect(fetchAccessToken.mock.calls.map(([{ reason }]) => reason)).toEqual(['first', 'refresh'])
  })

  it('shows why there is none, and that there is one again', async () => {
    const { fetchAccessToken, wrapper } = setUpHooks({ preload: 'none' })
    fetchAccessToken.mockRejectedValueOnce(new Error('no session'))
    const { result } = renderHook(() => useLeanToken({ prefetch: true }), { wrapper })
    await waitFor(() => expect(result.current.status).toBe('error'))
    expect(result.current.error).toMatchObject({ code: 'token_request_failed' })
    await act(() => result.current.getToken())
    expect(result.current).toMatchObject({ status: 'ready', error: null })
  })

  it('is about the customer it was given, not the provider’s', async () => {
    const { fetchAccessToken, wrapper } = setUpHooks({ preload: 'none' })
    const { result } = renderHook(() => useLeanToken({ customerId: 'cust_2', prefetch: true }), { wrapper })
    await waitFor(() => expect(result.current.status).toBe('ready'))
    expect(fetchAccessToken.mock.calls.map(([request]) => request.customerId)).toEqual(['cust_2'])
  })

  it('stops waiting for a token by signal', async () => {
    const { fetchAccessToken, wrapper } = setUpHooks({ preload: 'none' })
    fetchAccessToken.mockImplementation(() => new Promise(() => {}))
    const { result } = renderHook(() => useLeanToken(), { wrapper })
    const stop = new AbortController()
    const token = act(() => result.current.getToken({ signal: stop.signal }).catch((error: unknown) => error))
    stop.abort()
    expect(await token).toMatchObject({ code: 'aborted' })
  })
})

describe('useLeanFlow', () => {
  it('opens another method by its name, and tells what became of it', async () => {
    const { fake, wrapper } = setUpHooks()
    const onSuccess = vi.fn<(result: LeanResult) => void>()
    const { result } = renderHook(() => useLeanFlow('manageConsents', {}, { onSuccess }), { wrapper })
    await waitFor(() => expect(result.current.status).toBe('ready'))
    let outcome: Promise<LeanResult | null> | undefined
    act(() => void (outcome = result.current.open()))
    expect(result.current.isOpen).toBe(true)
    await waitFor(() => expect(result.current.status).toBe('open'))
    expect(fake.calls).toMatchObject([{ method: 'manageConsents', config: { customer_id: customerId } }])
    await act(async () => {
      fake.reply(success)
      await outcome
    })
    expect(await outcome).toMatchObject({ status: 'success', method: 'manageConsents' })
    expect(result.current).toMatchObject({
      status: 'success',
      isOpen: false,
      error: null,
      result: { status: 'success' },
    })
    expect(onSuccess).toHaveBeenCalledOnce()
    act(() => result.current.reset())
    expect(result.current).toMatchObject({ status: 'ready', result: null })
  })

  it('opens pay for a guest: customerId null, and no token', async () => {
    const { fake, fetchAccessToken, wrapper } = setUpHooks({ customerId: null })
    const { result } = renderHook(() => useLeanFlow('pay', { paymentIntentId: 'intent_1' }), { wrapper })
    act(() => void result.current.open())
    await waitFor(() => expect(result.current.status).toBe('open'))
    const [call] = fake.calls
    expect(call).toMatchObject({ method: 'pay', config: { payment_intent_id: 'intent_1' } })
    expect(Object.keys(call?.config ?? {})).not.toEqual(expect.arrayContaining(['access_token']))
    expect(fetchAccessToken).not.toHaveBeenCalled()
    await act(async () => fake.reply(cancelled))
  })

  it('never rejects: a refusal is null, with the error in hand', async () => {
    const { wrapper } = setUpHooks()
    const onError = vi.fn<(error: Error) => void>()
    const { result } = renderHook(() => useLeanFlow('connect', { permissions: [] }, { onError }), { wrapper })
    expect(await act(() => result.current.open())).toBeNull()
    expect(result.current).toMatchObject({ status: 'error', isOpen: false, error: { code: 'invalid_params' } })
    expect(onError).toHaveBeenCalledOnce()
    act(() => result.current.reset())
    expect(result.current.error).toBeNull()
  })

  it('says nothing of an abort by its own signal', async () => {
    const { fake, wrapper } = setUpHooks()
    const onError = vi.fn<(error: Error) => void>()
    const { result } = renderHook(() => useLeanFlow('connect', { permissions: ['accounts'] }, { onError }), { wrapper })
    await waitFor(() => expect(result.current.status).toBe('ready'))
    const stop = new AbortController()
    let outcome: Promise<LeanResult | null> | undefined
    act(() => void (outcome = result.current.open({ signal: stop.signal })))
    await waitFor(() => expect(fake.calls).toHaveLength(1))
    await act(async () => {
      stop.abort()
      await outcome
    })
    expect(await outcome).toBeNull()
    expect(result.current).toMatchObject({ error: null, isOpen: false })
    expect(onError).not.toHaveBeenCalled()
    // LinkSDK cannot be closed from outside; its callback frees the page for the next flow.
    await act(async () => fake.reply(cancelled))
    expect(result.current.status).toBe('ready')
  })

  it('makes any button its own', async () => {
    const { fake, withLean } = setUpLean()
    const Own = () => {
      const flow = useLeanFlow('connect', { permissions: ['accounts'] })
      return <button {...flow.buttonProps}>{flow.status}</button>
    }
    render(withLean(<Own />))
    const button = await screen.findByRole('button', { name: 'ready' })
    expect(button.getAttribute('type')).toBe('button')
    await userEvent.click(button)
    await screen.findByRole('button', { name: 'open' })
    await act(async () => fake.reply(success))
    await screen.findByRole('button', { name: 'success' })
  })
})
