/** A selection of the client's state. */
'use client'
import type { LeanState } from '@lean-link/core'
import { toClient } from '@lean-link/core/internal'
import { useSyncExternalStore } from 'react'
import { useLeanContext } from './context.ts'

/**
 * Renders only when the selection changes (Object.is), so select a value, or an object that the state itself holds.
 *
 * @example
 * const opening = useLeanState((state) => state.flow.status === 'opening')
 */
export function useLeanState<T>(select: (state: LeanState) => T): T {
  const { core } = useLeanContext('useLeanState()')
  return useSyncExternalStore(
    core.subscribe,
    () => select(core.getState()),
    () => select(toClient(core).getInitialState()),
  )
}
