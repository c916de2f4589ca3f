/** What the page does that keeps people from LinkSDK. */

/**
 * A dialog opened by showModal() makes everything outside it unreachable, LinkSDK's frame too. The v2 bundle draws into a node of the
 * app's, which may be in the dialog.
 */
export function isBehindModal(): boolean {
  try {
    const dialog = document.querySelector('dialog:modal')
    return !!dialog && !dialog.querySelector('#lean-link')
  } catch {
    // A browser that does not know `:modal` cannot be asked.
    return false
  }
}

const framing: readonly string[] = ['frame-src', 'child-src', 'connect-src']

/** The page's policy, in force and not only reporting, refused a frame or a connection of the server that LinkSDK's script is from. */
export function isLinkSdkRefused(event: Event, scriptUrl: string): boolean {
  const { disposition, effectiveDirective, blockedURI } = event as SecurityPolicyViolationEvent
  if (disposition !== 'enforce' || !framing.includes(effectiveDirective) || !URL.canParse(blockedURI)) return false
  const { origin, hostname } = new URL(blockedURI)
  return origin === new URL(scriptUrl).origin || hostname.endsWith('.leantech.me')
}
