/** The flow behind every button and behind useLeanFlow: opens it, and shows what the engine says of it. */
'use client'
import type { LeanMethod, LeanMethods, LeanResult } from '@lean-link/core'
import type { FlowHandlers, FlowView, MethodRow } from '@lean-link/core/internal'
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { type ButtonStatus, isBusy, isWorking } from './buttonStatus.ts'
import { type LeanContextValue, type PreloadMode, useLeanContext } from './context.ts'
import { preloadByMode, preloadQuietly } from './preloadByMode.ts'

type Defaulted<P> = P extends { customerId: string } ? Omit<P, 'customerId'> & { customerId?: string } : P
/** A method's params, where `customerId` may come from the provider. */
export type FlowParams<M extends LeanMethod> = M extends LeanMethod ? Defaulted<LeanMethods[M]> : never

export interface FlowToOpen {
  /** The component or hook that opens it. */
  owner: string
  /** A name, or a row in hand, so that a button downloads no other row. */
  method: LeanMethod | MethodRow
  params: object
  handlers: FlowHandlers
  preload?: PreloadMode | undefined
}

export interface OpenedFlow {
  readonly buttonProps: React.ComponentPropsWithoutRef<'button'> & { 'data-status': ButtonStatus }
  readonly context: LeanContextValue
  /** As the engine showed it last. */
  readonly view: FlowView
  /** Forgets what the flow came to. */
  readonly reset: () => void
  readonly status: ButtonStatus
  /** `onChange` hears what is shown, before it is. */
  open(options?: { signal?: AbortSignal | undefined; onChange?: (view: FlowView) => void }): Promise<LeanResult | null>
}

/** A view, and the customer whose flow it is of. */
type OwnedView = FlowView & { customerId?: string | null | undefined }

export function useFlow({ owner, method, params, handlers, preload }: FlowToOpen): OpenedFlow {
  const context = useLeanContext(owner)
  const { core } = context
  // null is a guest, whoever the provider's customer is.
  const { customerId = context.customerId } = params as { customerId?: string | null }
  const [view, setView] = useState<OwnedView>({ customerId })
  // What one customer's flow came to is nobody else's. A flow that goes on is shown: no other can be opened.
  if (view.customerId !== customerId && !isBusy(view.status)) setView({ customerId })
  const isReady = useSyncExternalStore(
    core.subscribe,
    () => core.getState().script.status === 'ready',
    () => false,
  )
  useEffect(() => preloadByMode(core, preload, customerId), [core, preload, customerId])

  const status = view.status ?? (isReady ? 'ready' : 'idle')
  const open: OpenedFlow['open'] = ({ signal, onChange } = {}) =>
    core.runFlow({
      method,
      params: { ...params, customerId },
      handlers,
      texts: context.texts,
      signal,
      onChange(next) {
        onChange?.(next)
        setView({ ...next, customerId })
      },
    })
  const handleIntent = () => {
    if ((preload ?? context.preload) !== 'none') preloadQuietly(core, customerId)
  }
  return {
    buttonProps: {
      type: 'button',
      'data-status': status,
      'aria-busy': isWorking(status) || undefined,
      'aria-disabled': isWorking(status) || undefined,
      // A touch is a pointer that enters, too.
      onPointerEnter: handleIntent,
      onFocus: handleIntent,
      onClick: () => void (isBusy(status) || open()),
    },
    context,
    view,
    reset: useCallback(() => setView({}), []),
    status,
    open,
  }
}
