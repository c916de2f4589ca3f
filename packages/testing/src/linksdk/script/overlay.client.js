// @ts-check
/** The full-screen frame that holds the dialog: mounts it, keeps focus in it, talks to it, and leaves the page as it was. */

/** @typedef {{ origin: string, dialog: 'served' | 'srcdoc', page: string, title: string, onMessage: (message: any) => void, onGone: () => void }} OverlayOptions */

/** @param {OverlayOptions} options */
export function openOverlay({ origin, dialog, page, title, onMessage, onGone }) {
  const frame = document.createElement('iframe')
  const frameOrigin = dialog === 'srcdoc' ? window.origin : origin
  const focusBefore = document.activeElement
  const overflowBefore = document.body.style.overflow

  frame.setAttribute('data-lean-link-simulator', '')
  frame.title = title
  frame.referrerPolicy = 'origin'
  // A frame stays see-through only while its colour scheme equals its document's, which declares none.
  frame.style.cssText =
    'position:fixed;inset:0;width:100%;height:100%;border:0;margin:0;padding:0;z-index:2147483647;background:transparent;color-scheme:light'

  /** @param {MessageEvent} event */
  function handleMessage(event) {
    if (event.source !== frame.contentWindow || event.origin !== frameOrigin || !event.data?.leanLinkSimulator) return
    onMessage(event.data)
  }
  /** @param {FocusEvent} event */
  function handleFocus(event) {
    if (event.target !== frame) frame.focus()
  }
  /** @param {KeyboardEvent} event */
  function handleKey(event) {
    if (event.key === 'Escape') send({ type: 'escape' })
  }

  /** @param {Record<string, unknown>} message */
  function send(message) {
    frame.contentWindow?.postMessage({ leanLinkSimulator: true, ...message }, frameOrigin)
  }

  // A page that cleans up may take the frame away itself.
  const observer = new MutationObserver(() => {
    if (!frame.isConnected) onGone()
  })

  function close() {
    observer.disconnect()
    window.removeEventListener('message', handleMessage)
    document.removeEventListener('focusin', handleFocus)
    document.removeEventListener('keydown', handleKey)
    frame.remove()
    document.body.style.overflow = overflowBefore
    if (focusBefore instanceof HTMLElement && focusBefore.isConnected) focusBefore.focus({ preventScroll: true })
  }

  window.addEventListener('message', handleMessage)
  document.addEventListener('focusin', handleFocus)
  document.addEventListener('keydown', handleKey)
  frame.addEventListener('load', () => frame.focus(), { once: true })
  if (dialog === 'srcdoc') frame.srcdoc = page
  else frame.src = `${origin}/link/simulator/dialog`
  document.body.style.overflow = 'hidden'
  document.body.append(frame)
  observer.observe(document.body, { childList: true })
  return { send, close }
}
