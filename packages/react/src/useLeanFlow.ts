/** A flow of any method by its name, for a button or screen of the app's own. */
'use client'
import type { LeanError, LeanMethod, LeanResult, OpenOptions } from '@lean-link/core'
import type { FlowHandlers } from '@lean-link/core/internal'
import { useCallback, useInsertionEffect, useRef } from 'react'
import { type ButtonStatus, isBusy } from './buttonStatus.ts'
import { type FlowParams, useFlow } from './useFlow.ts'

export type LeanFlow = {
  /**
   * Resolves with null when refused or failed (see `error`), when aborted, or when this flow is open already; never rejects. Called again
   * after its signal was aborted, as an effect does, it waits for the end of the call before.
   */
  open(options?: Pick<OpenOptions, 'signal'>): Promise<LeanResult | null>
  /** From the click until the outcome. */
  isOpen: boolean
  /** Forgets result and error. */
  reset(): void
  /** For a button of your own; compose `onClick` with yours. */
  buttonProps: React.ComponentPropsWithoutRef<'button'> & { 'data-status': ButtonStatus }
} & (
  | { status: 'success'; result: LeanResult; error: null }
  | { status: 'error'; result: null; error: LeanError }
  | { status: Exclude<ButtonStatus, 'success' | 'error'>; result: LeanResult | null; error: null }
)

/**
 * Opens `method` with `params` on `open()` or by `buttonProps`. `open` stays the same function and may be called from anywhere; within a
 * click LinkSDK is called before the click event ends when everything is ready.
 *
 * @example
 * const flow = useLeanFlow('connect', { permissions: ['accounts'] }, { onSuccess: showBank })
 * return <button {...flow.buttonProps}>Connect</button>
 */
export function useLeanFlow<M extends LeanMethod>(
  method: M,
  params: FlowParams<M>,
  handlers: FlowHandlers = {},
): LeanFlow {
  const flow = useFlow({ owner: 'useLeanFlow()', method, params, handlers })
  const { view, status } = flow
  const latest = useRef(flow)
  const isRunning = useRef(false)
  const lastCall = useRef<{ signal: AbortSignal | undefined; outcome: Promise<unknown> }>(null)
  useInsertionEffect(() => {
    latest.current = flow
  })
  const open = useCallback<LeanFlow['open']>(async ({ signal } = {}) => {
    // StrictMode cleans an effect up, and so aborts, in the turn in which it ran: LinkSDK could not be closed again.
    if (signal) await Promise.resolve()
    if (isRunning.current && lastCall.current?.signal?.aborted) await lastCall.current.outcome
    // Two calls before the next render, by a double click or by StrictMode's effects, are one flow.
    if (isRunning.current || signal?.aborted) return null
    const outcome = latest.current.open({
      signal,
      onChange(next) {
        isRunning.current = isBusy(next.status)
      },
    })
    lastCall.current = { signal, outcome }
    return outcome
  }, [])
  return {
    open,
    status,
    isOpen: isBusy(status),
    result: view.result ?? null,
    error: view.error ?? null,
    reset: useCallback(() => isRunning.current || latest.current.reset(), []),
    buttonProps: { ...flow.buttonProps, onClick: () => void open() },
  } as LeanFlow
}
