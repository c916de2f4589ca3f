// @ts-check
/** Keeps Tab inside the dialog: without this it would walk out of the frame into the page below. */

/** @param {HTMLElement} root */
export function keepFocusIn(root) {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab') return
    const stops = [...root.querySelectorAll('button:not([tabindex="-1"]), input')].filter(
      (node) => node instanceof HTMLElement && node.checkVisibility(),
    )
    const active = document.activeElement
    const last = event.shiftKey ? stops[0] : stops.at(-1)
    // A heading that holds focus is no stop: backwards from it there may be only the page.
    const leaves =
      stops.length === 0 || active === last || active === document.body || (event.shiftKey && active?.id === 'title')
    if (!leaves) return
    event.preventDefault()
    const target = event.shiftKey ? stops.at(-1) : stops[0]
    if (target instanceof HTMLElement) target.focus()
  })
}
