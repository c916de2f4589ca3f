/** LinkSDK on the page, as the rest of the engine sees it. */
import type { PageScript } from './pageScript.ts'

/** LinkSDK's global, as far as it is known. The simulator marks itself. */
export type LinkSdk = { readonly [method: string]: ((config: object) => unknown) | undefined } & {
  readonly __leanLinkSimulator?: true
}

export interface Loader {
  /** LinkSDK's global, read anew each time; undefined until it can be called. */
  getLinkSdk(): LinkSdk | undefined
  /** What all clients of the page share; there when LinkSDK is. */
  getPageScript(): PageScript
  load(): Promise<void>
  /** The page's Content Security Policy refused a frame or a connection of LinkSDK's. */
  isRefusedByPolicy(): boolean
  /** Waits for the network, and listens, no more. */
  stop(): void
}
