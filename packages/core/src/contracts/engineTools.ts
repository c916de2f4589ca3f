/** What every part after the initial one works with. */
import type { LeanEvent, NewEvent } from '../api/events.ts'
import type { LeanError } from '../api/LeanError.ts'
import type { LeanLanguage } from '../api/options.ts'
import type { ClientContext } from './clientContext.ts'
import type { LinkSdkView } from './linkSdkView.ts'
import type { OwnTexts, StatusText } from './statusText.ts'

export interface EngineTools extends ClientContext {
  /** Sends an event to the client's listener, and to the flow's own one. */
  emit(event: NewEvent, flowListener?: (event: LeanEvent) => void): void
  /** A failure, or whatever else was thrown, as an error, with its texts where they can be had. */
  createError(thrown: unknown): Promise<LeanError>
  /** `own` are the app's words, `language` by default the client's. */
  getStatusText(text: StatusText, own: OwnTexts, language?: LeanLanguage): string | undefined
  redact(text: string): string
  readonly linkSdkView: LinkSdkView
}
