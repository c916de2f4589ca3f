/** The page as it was before LinkSDK was called. */
export interface PageSnapshot {
  /** Puts focus, scroll position, styles and `inert` back to what they were, where they are set now. */
  restore(): void
  /** Removes frames of LinkSDK's that were not there before. */
  removeNewFrames(): void
}
