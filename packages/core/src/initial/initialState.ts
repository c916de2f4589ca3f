/** Where a client's state begins. */
import type { LeanState } from '../api/state.ts'

/** The state before anything happened, which is also what a server renders. */
export const initialState: LeanState = {
  script: { status: 'idle', error: null },
  tokens: {},
  flow: { status: 'idle', flowId: null, method: null, customerId: null },
  destroyed: false,
}
