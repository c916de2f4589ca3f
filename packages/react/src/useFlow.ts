/** The flow behind every button and behind useLeanFlow: opens it, and shows what the engine says of it. */
'use client'
import type { LeanMethod, LeanMethods, LeanResult } from '@lean-link/core'
import type { FlowHandlers, MethodRow, ShownFlow } from '@lean-link/core/internal'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ButtonStatus } from './buttonStatus.ts'
import { type LeanContext, type PreloadMode, useLeanContext } from './context.ts'
import { preloadBy, warm } from './preloadBy.ts'

type Defaulted<P> = P extends { customerId: string } ? Omit<P, 'customerId'> & { customerId?: string } : P
/** A method's params, where `customerId` may come from the provider. */
export type FlowParams<M extends LeanMethod> = M extends LeanMethod ? Defaulted<LeanMethods[M]> : never

export interface Flow {
  context: LeanContext
  /** As the engine said it last. */
  shown: ShownFlow
  show: React.Dispatch<React.SetStateAction<ShownFlow>>
  status: ButtonStatus
  /** From the click until the outcome, and until the page is left for a bank. */
  isBusy: boolean
  open(signal?: AbortSignal): Promise<LeanResult | null>
  buttonProps: React.ComponentPropsWithoutRef<'button'> & { 'data-status': ButtonStatus }
}

/** `method` is a name, or a row in hand, so that a button downloads no other row. */
export function useFlow(
  method: LeanMethod | MethodRow,
  params: object,
  handlers: FlowHandlers,
  mode?: PreloadMode,
): Flow {
  const context = useLeanContext()
  const { core } = context
  const customerId = (params as { customerId?: string }).customerId ?? context.customerId
  const [shown, show] = useState<ShownFlow>({})
  const isReady = useSyncExternalStore(
    core.subscribe,
    () => core.getState().script.status === 'ready',
    () => false,
  )
  useEffect(() => preloadBy(core, mode, customerId), [core, mode, customerId])

  const status = shown.status ?? (isReady ? 'ready' : 'idle')
  const isWorking = status.endsWith('ing')
  const isBusy = isWorking || status === 'open'
  const open: Flow['open'] = (signal) =>
    core.run(
      { method, params: { ...params, customerId }, handlers, texts: context.messages?.[context.language] },
      show,
      signal,
    )
  const intend = () => {
    if ((mode ?? context.preload) !== 'none') warm(core, customerId)
  }
  return {
    context,
    shown,
    show,
    status,
    isBusy,
    open,
    buttonProps: {
      type: 'button',
      'data-status': status,
      'aria-busy': isWorking || undefined,
      'aria-disabled': isWorking || undefined,
      // A touch is a pointer that enters, too.
      onPointerEnter: intend,
      onFocus: intend,
      onClick: () => void (isBusy || open()),
    },
  }
}
