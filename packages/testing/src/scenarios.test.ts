/** The ready scenarios are data, and complete. */
import { expect, it } from 'vitest'
import { leanMethods } from '@lean-link/core/methods'
import { scenarios } from './scenarios.ts'

it('names every scenario after its key and holds nothing but data', () => {
  expect(Object.keys(scenarios)).toHaveLength(16)
  for (const [key, scenario] of Object.entries(scenarios)) {
    expect(scenario.name).toBe(key)
    expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario)
  }
})

it('says what each method does, for all of them', () => {
  expect(Object.keys(scenarios.cancel.methods ?? {}).toSorted()).toEqual(
    leanMethods.map(({ method }) => method).toSorted(),
  )
})
