import { leanMethods } from '@lean-link/core/methods'
import { expect, it } from 'vitest'
import { ofHandlers, ofParams } from './propNames.ts'

const fields = leanMethods.flatMap(({ required, optional }) => [...required, ...optional].map(({ name }) => name))

/** Every property that Chromium's buttons have, up to the root of their prototypes, but methods; spelled as React spells it. */
function propertiesOfButtons() {
  const button = document.createElement('button')
  const names = new Set<string>()
  for (let from: object | null = button; from; from = Object.getPrototypeOf(from) as object)
    for (const name of Object.getOwnPropertyNames(from))
      if (typeof button[name as 'title'] !== 'function')
        names.add(name.replace(/^aria[A-Z]/, (start) => `aria-${start[4]!.toLowerCase()}`))
  return [...names]
}

/** What React takes and spells in its own way, or adds. */
const ofReact =
  'about autoFocus children className content contextMenu dangerouslySetInnerHTML datatype defaultChecked defaultValue formAction formEncType formMethod formNoValidate formTarget htmlFor inlist itemID itemProp itemRef itemScope itemType key popoverTarget popoverTargetAction prefix property radioGroup rel resource results rev security suppressContentEditableWarning suppressHydrationWarning typeof unselectable vocab'
const byPrefix =
  'aria-describedby aria-activedescendant data-testid data-customer-id data-access-token onClick onAuxClickCapture'

it('knows every field of every method as a param', () => {
  expect(fields.length).toBeGreaterThan(50)
  expect(fields.filter((name) => !ofParams.test(name))).toEqual([])
})

it('leaves to the element what a button takes in the browser and in React', () => {
  const names = propertiesOfButtons()
  expect(names).toEqual(expect.arrayContaining(['formEnctype', 'id', 'tabIndex', 'aria-label', 'nonce']))
  const taken = [...names, ...ofReact.split(' '), ...byPrefix.split(' ')]
  expect(taken.filter((name) => ofParams.test(name) || ofHandlers.test(name))).toEqual([])
})

it('keeps a credential away from the element, however it is spelled', () => {
  const names = ['client_secret', 'clientSecret', 'APPSECRET', 'accessToken', 'access_token', 'api-token', 'token']
  expect(names.filter((name) => !ofParams.test(name))).toEqual([])
})

it('knows the handlers, and no field as one', () => {
  const names = ['onSuccess', 'onCancel', 'onError', 'onResult', 'onEvent', 'confirm', 'confirmTimeoutMs']
  expect(names.filter((name) => !ofHandlers.test(name) || ofParams.test(name))).toEqual([])
  expect(fields.filter((name) => ofHandlers.test(name))).toEqual([])
})
