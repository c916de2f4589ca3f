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

type OpenFlow = (signal?: AbortSignal, tell?: (shown: ShownFlow) => void) => Promise<LeanResult | null>

/**
 * In order, because names of properties would be downloaded. `shown`: as the engine said it last. `isBusy`: from the click until the outcome,
 * and until the page is left for a bank. `open` tells `show`, unless told to tell somebody else.
 */
export type Flow = [
  buttonProps: React.ComponentPropsWithoutRef<'button'> & { 'data-status': ButtonStatus },
  context: LeanContext,
  shown: ShownFlow,
  show: (shown: ShownFlow) => void,
  status: ButtonStatus,
  isBusy: boolean,
  open: OpenFlow,
]

/** `method` is a name, or a row in hand, so that a button downloads no other row. */
export function useFlow(
  method: LeanMethod | MethodRow,
  params: object,
  handlers: FlowHandlers,
  mode?: PreloadMode,
): Flow {
  const context = useLeanContext()
  const { core } = context
  // null is a guest, whoever the provider's customer is.
  const { customerId = context.customerId } = params as { customerId?: string | null }
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
  const open: OpenFlow = (signal, tell = show) =>
    core.run({ method, params: { ...params, customerId }, handlers, texts: context.texts }, tell, signal)
  const intend = () => {
    if ((mode ?? context.preload) !== 'none') warm(core, customerId)
  }
  return [
    {
      type: 'button',
      'data-status': status,
      'aria-busy': isWorking || undefined,
      'aria-disabled': isWorking || undefined,
      // A touch is a pointer that enters, too.
      onPointerEnter: intend,
      onFocus: intend,
      onClick: () => void (isBusy || open()),
    },
    context,
    shown,
    show,
    status,
    isBusy,
    open,
  ]
}
