/**
 * What helps while a React app is developed, and is not in production's files: `#development` is this under the
 * `development` condition, and nothing otherwise.
 */
import type { Core, MethodRow } from '@lean-link/core/internal'
import type { Children } from 'react'

export interface DevelopmentTools {
  /** What to say of a component or hook that has no LeanProvider around it. */
  describeMissingProvider(owner: string): string
  /** Throws for `asChild` with something else than one element. */
  checkOnlyChild(owner: string, children: ReturnType<typeof Children.toArray>): void
  /** Warns of props that would land on the element and are params of LinkSDK's in another spelling or of another method. */
  checkElementProps(row: MethodRow, props: object): void
  /** Warns of a provider that makes a client with every render. Called with each client that it makes. */
  checkCreatedClient(core: Core): void
  /** Warns of two providers for different countries on one page. Returns what to call when the provider goes. */
  trackProvider(core: Core): () => void
}
