/** Lets go of a body that nobody will read, so that its connection is free again. */

/** Cancels the body and does not wait for it; a body that is locked, broken or absent is fine. */
export function discardBody(message: Request | Response): void {
  void message.body?.cancel().catch(() => {})
}
