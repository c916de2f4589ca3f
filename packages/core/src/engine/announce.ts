/** Says a text to screen readers, in the one live region of the page. `owner` tells who spoke last. */
export function announce(text: string | undefined, lang: string, owner: string): void {
  const region =
    document.querySelector<HTMLElement>('[data-lean-live]') ?? document.body.appendChild(document.createElement('div'))
  Object.assign(region, { role: 'status', lang }).dataset['leanLive'] = owner
  region.style.cssText = 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)'
  // A region that comes with its text is not read by all screen readers.
  setTimeout(() => (region.textContent = text ?? ''), 100)
}
