/** What a flow ends with when it does not fail. */
import type { LeanAnswer } from './answer.ts'
import type { LeanMethod } from './params.ts'

export interface LeanResult extends LeanAnswer {
  /** `closed`: LinkSDK was closed by the host's code. `redirecting`: the bank's page is about to replace this one. */
  status: 'success' | 'cancelled' | 'closed' | 'redirecting'
  method: LeanMethod
  customerId: string | null
  flowId: string
  /** true only after `confirm` said so */
  confirmed: boolean
}
