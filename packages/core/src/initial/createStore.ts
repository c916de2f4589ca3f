/** Holds a client's state and tells of its changes. */
import type { ClientContext, Store } from '../contracts/clientContext.ts'
import { initialState } from './initialState.ts'

/** The store, and apart from it the way to change it, which is not for everybody. */
export function createStore(): [store: Store, setState: ClientContext['setState']] {
  let state = initialState
  const listeners = new Set<Parameters<Store['subscribe']>[0]>()
  return [
    {
      getState: () => state,
      subscribe(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    (change) => {
      const previous = state
      state = { ...state, ...change }
      listeners.forEach((listener) => listener(state, previous))
    },
  ]
}
