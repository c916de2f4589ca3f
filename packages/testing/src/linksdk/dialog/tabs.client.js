// @ts-check
/** Tabs by the pattern of ARIA: arrow keys walk along, the tab in focus is the one shown, Tab goes on into its panel. */
import { el } from './elements.client.js'

/**
 * One panel alone needs no tabs.
 * @param {readonly { label: string, panel: HTMLElement }[]} panels the first is shown
 * @param {string} name of the list of tabs
 * @returns {HTMLElement[]}
 */
export function tabs(panels, name) {
  if (panels.length < 2) return panels.map(({ panel }) => panel)
  const list = el('div', { class: 'tabs', role: 'tablist', 'aria-label': name, on: { keydown: handleKey } })
  const tabButtons = panels.map(({ label }, index) => {
    const attributes = { type: 'button', role: 'tab', id: `tab-${index}`, 'aria-controls': `panel-${index}` }
    return el('button', { ...attributes, on: { click: () => select(index) } }, label)
  })
  const boxes = panels.map(({ panel }, index) =>
    el('div', { role: 'tabpanel', id: `panel-${index}`, 'aria-labelledby': `tab-${index}` }, panel),
  )
  list.append(...tabButtons)

  /** @param {number} selected */
  function select(selected) {
    for (const [index, tab] of tabButtons.entries()) {
      tab.setAttribute('aria-selected', String(index === selected))
      tab.tabIndex = index === selected ? 0 : -1
    }
    for (const [index, box] of boxes.entries()) box.hidden = index !== selected
  }

  /** @param {KeyboardEvent} event */
  function handleKey({ key }) {
    const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const backward = document.documentElement.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft'
    const step = key === forward ? 1 : key === backward ? -1 : 0
    if (step === 0) return
    const current = tabButtons.findIndex((tab) => tab.tabIndex === 0)
    const next = (current + step + tabButtons.length) % tabButtons.length
    select(next)
    tabButtons[next]?.focus()
  }

  select(0)
  return [list, ...boxes]
}
