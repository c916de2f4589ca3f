// @ts-check
/** Builds the dialog's elements; every text becomes a text node, so nothing from a config or a bank is ever parsed as HTML. */

const ICONS = {
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  search: 'M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM20 20l-4-4',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M6 11h12v9H6z',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z',
  calendar: 'M5 6.5h14v13H5zM5 10.5h14M9 4v4M15 4v4',
  flask: 'M10 4v6l-5 8.5a1 1 0 0 0 .9 1.5h12.2a1 1 0 0 0 .9-1.5L14 10V4M9 4h6M8 15h8',
  alert: 'M12 7.5v5.5M12 16.5v.1M12 3.5l9 16H3z',
}

/**
 * @param {string} tag
 * @param {Record<string, any>} [props] `on` holds listeners, `class` and the rest are attributes; false and null leave one out
 * @param {(Node | string | null | false)[]} children
 * @returns {HTMLElement}
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (name === 'on') for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener)
    else if (value !== false && value != null) node.setAttribute(name, value === true ? '' : String(value))
  }
  node.append(...children.filter((child) => child !== null && child !== false))
  return node
}

/** @param {keyof typeof ICONS} name */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  svg.setAttribute('class', `icon icon-${name}`)
  path.setAttribute('d', ICONS[name])
  svg.append(path)
  return svg
}

/**
 * @param {string} label
 * @param {() => void} onClick
 * @param {string} [look]
 * @param {string} [action] what it does, for who drives the dialog whatever its language
 */
export function button(label, onClick, look = 'secondary', action) {
  const attributes = { type: 'button', class: `button ${look}`, 'data-action': action }
  return el('button', { ...attributes, on: { click: onClick } }, label)
}

/** @param {boolean} good */
export function badge(good) {
  return el('span', { class: `badge ${good ? 'good' : 'bad'}`, 'aria-hidden': 'true' }, icon(good ? 'check' : 'alert'))
}

/**
 * A labelled input with a hint and a place for its error.
 * @param {{ id: string, label: string, value?: string, hint?: string, attributes?: Record<string, unknown> }} options
 */
export function field({ id, label, value = '', hint, attributes = {} }) {
  const input = /** @type {HTMLInputElement} */ (
    el('input', { id, value, 'aria-describedby': hint ? `${id}-hint ${id}-error` : `${id}-error`, ...attributes })
  )
  const error = el('p', { id: `${id}-error`, class: 'field-error', role: 'alert' })
  const node = el(
    'div',
    { class: 'field' },
    el('label', { for: id }, label),
    input,
    hint ? el('p', { id: `${id}-hint`, class: 'hint' }, hint) : null,
    error,
  )
  /** @param {string} message */
  function setError(message) {
    input.toggleAttribute('aria-invalid', false)
    if (message) input.setAttribute('aria-invalid', 'true')
    error.replaceChildren(...(message ? [icon('alert'), message] : []))
    if (message) input.focus()
  }
  return { node, input, setError }
}

/**
 * Term and description pairs. A description may run the other way than the page.
 * @param {[string, string | null | false | undefined][]} rows rows without a value are left out
 */
export function summary(rows) {
  return el(
    'dl',
    { class: 'summary' },
    ...rows.flatMap(([term, value]) =>
      value ? [el('div', {}, el('dt', {}, term), el('dd', {}, el('bdi', {}, value)))] : [],
    ),
  )
}
