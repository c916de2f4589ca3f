/** Says a text to screen readers, in the one live region of the page. `owner` tells who spoke last. */
export function announce(text: string | undefined, lang: string, owner: string): void {
  const region = document.querySelector<HTMLElement>('[data-lean-live]') ?? appendRegion()
  // Only what changes: LinkSDK is called in the same task, and the page is measured for it.
  if (region.lang !== lang) region.lang = lang
  if (region.dataset['leanLive'] !== owner) region.dataset['leanLive'] = owner
  // A region that comes with its text is not read by all screen readers.
  setTimeout(() => (region.textContent = text ?? ''), 100)
}

function appendRegion(): HTMLElement {
  const region = document.createElement('div')
  region.role = 'status'
  region.style.cssText = 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)'
  return document.body.appendChild(region)
}
