/** What the kit's own adapters may ask of one flow, besides what an app may. */
import type { OpenOptions } from '../api/openOptions.ts'
import type { FlowStatus } from '../api/state.ts'
import type { OwnTexts } from './statusText.ts'

export interface FlowOptions extends OpenOptions {
  texts?: OwnTexts
  /** Hears the status of this flow as the client's state has it; nothing when the next flow may start. */
  onStatus?: (status?: Exclude<FlowStatus, 'idle'>) => void
}
