/** What can be seen of LinkSDK on the page. */
export interface LinkSdkView {
  /** LinkSDK shows something. */
  isVisible(): boolean
  /** What happened, happened in a node of LinkSDK's own. */
  hasEvent(event: Event): boolean
}
