import { leanMethods } from '@lean-link/core/methods'
import { connectRow, payRow, type MethodRow } from '@lean-link/core/internal'
import { expect, it } from 'vitest'
import { splitProps } from './splitProps.ts'

const rows: MethodRow[] = [connectRow, payRow]
const fieldsOf = (method: string) =>
  leanMethods
    .filter((row) => row.method === method)
    .flatMap(({ required, optional }) => [...required, ...optional].map(({ name }) => name))

/** Names of the props that go to each place, all with the same value. */
function split(row: MethodRow, names: readonly string[]) {
  const { params, handlers, elementProps } = splitProps(row, Object.fromEntries(names.map((name) => [name, 'x'])))
  return { params: Object.keys(params), handlers: Object.keys(handlers), elementProps: Object.keys(elementProps) }
}

/** Every property that Chromium's buttons have, but methods and what all objects have; spelled as React spells it. */
function propertiesOfButtons() {
  const button = document.createElement('button')
  const names = new Set<string>()
  for (let from: object = button; from !== Object.prototype; from = Object.getPrototypeOf(from) as object)
    for (const name of Object.getOwnPropertyNames(from))
      if (typeof button[name as 'title'] !== 'function')
        if (name !== '__proto__') names.add(name.replace(/^aria[A-Z]/, (start) => `aria-${start[4]!.toLowerCase()}`))
  return [...names]
}

/** What React takes and spells in its own way, or adds. */
const ofReact =
  'about autoFocus children className content contextMenu dangerouslySetInnerHTML datatype defaultChecked defaultValue formAction formEncType formMethod formNoValidate formTarget htmlFor inlist itemID itemProp itemRef itemScope itemType key popoverTarget popoverTargetAction prefix property radioGroup rel resource results rev security suppressContentEditableWarning suppressHydrationWarning typeof unselectable vocab'
const byPrefix =
  'aria-describedby aria-activedescendant data-testid data-customer-id data-access-token onClick onAuxClickCapture'

it.each(rows)('knows every field of $method as a param', (row) => {
  const fields = fieldsOf(row.method)
  expect(fields.length).toBeGreaterThan(10)
  expect(split(row, [...fields, 'extra'])).toEqual({ params: [...fields, 'extra'], handlers: [], elementProps: [] })
})

it('leaves to the element what a button takes in the browser and in React', () => {
  const names = propertiesOfButtons()
  expect(names).toEqual(expect.arrayContaining(['formEnctype', 'id', 'tabIndex', 'aria-label', 'nonce']))
  const taken = [...new Set([...names, ...ofReact.split(' '), ...byPrefix.split(' ')])]
  for (const row of rows) expect(split(row, taken)).toEqual({ params: [], handlers: [], elementProps: taken })
})

it('keeps a credential away from the element, however it is spelled', () => {
  const names = ['client_secret', 'clientSecret', 'APPSECRET', 'accessToken', 'access_token', 'api-token', 'token']
  expect(split(connectRow, names)).toEqual({ params: names, handlers: [], elementProps: [] })
})

it('knows the handlers', () => {
  const names = ['onSuccess', 'onCancel', 'onError', 'onResult', 'onEvent', 'confirm', 'confirmTimeoutMs', 'appState']
  expect(split(connectRow, names)).toEqual({ params: [], handlers: names, elementProps: [] })
})
