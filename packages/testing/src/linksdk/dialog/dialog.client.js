// @ts-check
/** The dialog's entry: takes its session by message from the page that opened it, and from no one else. */
import { createController } from './controller.client.js'

/** The page around the frame. A srcdoc page has its parent's origin. */
function findParentOrigin() {
  if (location.href === 'about:srcdoc') return window.origin
  return location.ancestorOrigins?.[0] ?? (document.referrer ? new URL(document.referrer).origin : window.origin)
}

export function startDialog() {
  const parentOrigin = findParentOrigin()
  /** @param {Record<string, unknown>} message */
  const post = (message) => window.parent.postMessage({ leanLinkSimulator: true, ...message }, parentOrigin)
  /** @type {ReturnType<typeof createController> | null} */
  let dialog = null

  window.addEventListener('message', ({ source, origin, data }) => {
    if (source !== window.parent || origin !== parentOrigin || !data?.leanLinkSimulator) return
    if (data.type === 'open') dialog ??= createController(data, post)
    else if (data.type === 'appearance') dialog?.setAppearance(data.appearance)
    else if (data.type === 'authorised') dialog?.handleAuthorised(data)
    else if (data.type === 'escape') dialog?.handleEscape()
  })
  post({ type: 'ready' })
}
