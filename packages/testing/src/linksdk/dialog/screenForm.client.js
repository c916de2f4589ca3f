// @ts-check
/** Turns what a screen shows into its form: heading, lead, content and buttons. */
import { button, el } from './elements.client.js'

/**
 * @param {import('./context.client.js').View} view
 * @param {{ failLabel: string, onFail: () => void }} failure of the button that simulates one, where the screen has it
 * @returns {{ form: HTMLElement, focus: HTMLElement }}
 */
export function createScreenForm(view, { failLabel, onFail }) {
  const heading = el('h1', { id: 'title', tabindex: -1 }, view.title)
  const actions = [
    view.primary ? el('button', { type: 'submit', class: 'button primary' }, view.primary) : null,
    ...(view.secondary ?? []),
    view.canFail ? button(failLabel, onFail, 'quiet', 'fail') : null,
  ].filter((action) => action !== null)

  /** @param {Event} event */
  function handleSubmit(event) {
    event.preventDefault()
    view.onSubmit?.()
  }
  const form = el(
    'form',
    { novalidate: true, on: { submit: handleSubmit } },
    view.picture ?? null,
    heading,
    view.lead ? el('p', { class: 'lead' }, view.lead) : null,
    ...(view.content ?? []),
    actions.length > 0 && el('div', { class: 'actions' }, ...actions),
  )
  return { form, focus: view.focus ?? heading }
}
