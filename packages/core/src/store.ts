/** Holds a client's state and tells of its changes, in the shape that React's useSyncExternalStore takes. */
import { initialState, type LeanState } from './state.ts'

export interface Store {
  getState(): LeanState
  subscribe(listener: (state: LeanState, previous: LeanState) => void): () => void
}

/** The store, and apart from it the way to change it, which is not for everybody. */
export function createStore(): [store: Store, setState: (change: Partial<LeanState>) => void] {
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
