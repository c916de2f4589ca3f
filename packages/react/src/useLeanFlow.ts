/** A flow of any method by its name, for a button or screen of the app's own. */
'use client'
import type { LeanError, LeanMethod, LeanResult, OpenOptions } from '@lean-link/core'
import type { FlowHandlers } from '@lean-link/core/internal'
import { useCallback, useInsertionEffect, useRef } from 'react'
import { type ButtonStatus, isBusy } from './buttonStatus.ts'
import { type FlowParams, useFlow } from './useFlow.ts'

export interface LeanFlow {
  /** Resolves with null when refused or failed (see `error`), or when this flow is open already; never rejects. */
  open(options?: Pick<OpenOptions, 'signal'>): Promise<LeanResult | null>
  status: ButtonStatus
  /** From the click until the outcome. */
  isOpen: boolean
  result: LeanResult | null
  error: LeanError | null
  /** Forgets result and error. */
  reset(): void
  /** For a button of your own; compose `onClick` with yours. */
  buttonProps: React.ComponentPropsWithoutRef<'button'> & { 'data-status': ButtonStatus }
}

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
  const {
    buttonProps,
    view,
    setView,
    status,
    open: openNow,
  } = useFlow({
    owner: 'useLeanFlow()',
    method,
    params,
    handlers,
  })
  const latestOpen = useRef(openNow)
  const isRunning = useRef(false)
  useInsertionEffect(() => {
    latestOpen.current = openNow
  })
  const open = useCallback<LeanFlow['open']>(
    async (options) => {
      // Two calls before the next render, by a double click or by StrictMode's effects, are one flow.
      if (isRunning.current) return null
      return latestOpen.current({
        signal: options?.signal,
        onChange(next) {
          isRunning.current = isBusy(next.status)
          setView(next)
        },
      })
    },
    [setView],
  )
  return {
    open,
    status,
    isOpen: isBusy(status),
    result: view.result ?? null,
    error: view.error ?? null,
    reset: useCallback(() => isRunning.current || setView({}), [setView]),
    buttonProps: { ...buttonProps, onClick: () => void open() },
  }
}
