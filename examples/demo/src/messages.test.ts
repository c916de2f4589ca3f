import { scenarios, type ScenarioName } from '@lean-link/testing'
import { expect, it } from 'vitest'
import { messages } from './messages.ts'

it('offers, in both languages, only scenarios that change how this demo connects', () => {
  const [first, ...others] = Object.keys(messages.en.scenarios)
  expect(first).toBe('happy')
  const idle = others.filter((name) => {
    const { methods, script, token } = scenarios[name as ScenarioName]
    return !methods?.connect && !script && !token
  })
  expect(idle).toEqual([])
  expect(Object.keys(messages.ar.scenarios)).toEqual([first, ...others])
})
