/** What `pnpm test` runs, prints and returns. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { listChecks, runChecks } from './checks.mjs'

/** @param {Record<string, boolean | Error>} outcomes by script */
async function runWith(outcomes) {
  /** @type {string[]} */
  const printed = []
  /** @type {string[]} */
  const ran = []
  const checks = Object.keys(outcomes).map((script) => ({
    name: script,
    script,
    inBrowser: script.endsWith('browser'),
  }))
  const result = await runChecks(checks, {
    run: async (script) => {
      ran.push(script)
      const outcome = outcomes[script]
      if (outcome instanceof Error) throw outcome
      return { ok: outcome === true, output: `output of ${script}` }
    },
    print: (text) => printed.push(text),
    now: () => 0,
  })
  return { result, ran, text: printed.join('\n') }
}

describe('runChecks', () => {
  it('goes on after a failure and ends with the count alone on the last line', async () => {
    const { result, ran, text } = await runWith({ first: false, second: true, third: false })
    expect(ran).toEqual(['first', 'second', 'third'])
    expect(result).toEqual({ passed: 1, failed: 2 })
    expect(text.split('\n').at(-1)).toBe('checks: 1 passed, 2 failed')
  })

  it('runs what drives a browser beside the rest, and lists all in the order of the file', async () => {
    const { ran, text } = await runWith({ first: true, 'one browser': false, second: true, 'other browser': true })
    expect(ran).toEqual(['one browser', 'first', 'other browser', 'second'])
    const table = text.split('\n').filter((line) => /passed|failed/.test(line) && !line.includes('checks:'))
    expect(table.map((line) => line.split(/ {2,}/)[0])).toEqual(['first', 'one browser', 'second', 'other browser'])
  })

  it('prints the output of what failed and only that', async () => {
    const { text } = await runWith({ bad: false, good: true })
    expect(text).toContain('output of bad')
    expect(text).not.toContain('output of good')
  })

  it('counts a check that could not be started as failed', async () => {
    const { result, text } = await runWith({ broken: new Error('ENOENT') })
    expect(result.failed).toBe(1)
    expect(text).toContain('ENOENT')
  })
})

describe('listChecks', () => {
  /** @param {string} path */
  const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
  const { scripts } = JSON.parse(read('package.json'))

  it('takes every script named test:, but no other and none of those that are left out', () => {
    const some = { dev: '', 'test:lint': '', test: '', 'test:integrations': '', 'test:browser': '' }
    expect(listChecks(some)).toEqual([
      { name: 'lint', script: 'test:lint', inBrowser: false },
      { name: 'browser', script: 'test:browser', inBrowser: true },
    ])
  })

  it('leaves out only scripts that exist', () => {
    const all = Object.keys(scripts).filter((script) => script.startsWith('test:'))
    expect(all.length - listChecks(scripts).length).toBe(5)
  })

  it('is what the table of CONTRIBUTING.md lists, in its order', () => {
    const rows = [...read('CONTRIBUTING.md').matchAll(/^\| `(test:\w+)` /gm)].map((match) => match[1])
    expect(rows).toEqual(listChecks(scripts).map(({ script }) => script))
  })
})
