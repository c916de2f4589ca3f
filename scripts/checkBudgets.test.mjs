/** The judging half of `pnpm test:bytes`. */
import { describe, expect, it } from 'vitest'
import { formatResults, checkBudgets } from './checkBudgets.mjs'

const budgets = {
  rows: [
    { name: 'first', parts: ['initial'], under: 100, chunks: 1 },
    { name: 'connect', parts: ['initial', 'engine'], under: 200, chunks: 2 },
    { name: 'all', parts: ['initial', 'engine', 'rest'], under: 300 },
  ],
  furtherButtonUnder: 10,
}

/**
 * @param {import('./checkBudgets.mjs').Part} part
 * @param {number} bytes
 */
const chunk = (part, bytes) => ({ name: `${part}.js`, part, bytes })

describe('checkBudgets', () => {
  it('adds up the chunks of each row', () => {
    const results = checkBudgets(
      [chunk('initial', 99), chunk('engine', 100), chunk('rest', 60), chunk('rest', 40)],
      {},
      budgets,
    )
    expect(results.map(({ bytes }) => bytes)).toEqual([99, 199, 299])
    expect(results.every(({ ok }) => ok)).toBe(true)
  })

  it('refuses a row that reaches its budget, and says by how much', () => {
    const [first] = checkBudgets([chunk('initial', 100), chunk('engine', 1)], {}, budgets)
    expect(first).toMatchObject({ ok: false, note: '1 B too many' })
  })

  it('refuses one more chunk than the row allows, however small', () => {
    const [first, connect] = checkBudgets([chunk('initial', 50), chunk('initial', 1), chunk('engine', 1)], {}, budgets)
    expect(first).toMatchObject({ ok: false, note: '2 chunks, wanted 1' })
    expect(connect).toMatchObject({ ok: false, note: '3 chunks, wanted 2' })
  })

  it('refuses a build without an engine chunk: it would keep every budget', () => {
    const results = checkBudgets([chunk('initial', 50)], {}, budgets)
    expect(results.map(({ ok }) => ok)).toEqual([true, false, false])
    expect(results[1]?.note).toContain('no engine chunk')
  })

  it('judges each further button by what it adds', () => {
    const results = checkBudgets([chunk('initial', 1), chunk('engine', 1)], { PayButton: 9, LinkButton: 10 }, budgets)
    expect(results.slice(3).map(({ name, ok }) => [name, ok])).toEqual([
      ['further button PayButton', true],
      ['further button LinkButton', false],
    ])
  })
})

describe('formatResults', () => {
  it('prints a row with its bytes, its budget and what is wrong', () => {
    const text = formatResults(checkBudgets([chunk('initial', 120), chunk('engine', 1)], {}, budgets))
    expect(text).toMatch(/first +120 +100 +FAIL +21 B too many/)
    expect(text).toMatch(/connect +121 +200 +ok +initial\.js \+ engine\.js/)
  })
})
