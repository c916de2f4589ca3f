/** What the engine's own modules share. */
import type { EngineTools } from './engineTools.ts'
import type { FailurePart } from './failurePart.ts'
import type { LazyPart } from './lazyPart.ts'
import type { RarePart } from './rarePart.ts'

export interface EngineContext extends EngineTools {
  readonly failure: LazyPart<FailurePart>
  readonly rare: LazyPart<RarePart>
}
