/** The house rules on pretended files. */
import { describe, expect, it } from 'vitest'
import { judgeHouse } from './house.mjs'

/** @param {number} count */
const lines = (count) => 'a\n'.repeat(count)

describe('judgeHouse', () => {
  it('is content with short files without hosts and machine paths', () => {
    const files = [
      { path: 'packages/core/src/a.ts', text: lines(80) },
      { path: 'packages/core/src/b.ts', text: lines(200) },
      { path: 'packages/core/src/c.ts', text: lines(10) },
      { path: 'docs/a.md', text: 'see https://docs.leantech.me and src/root/index.ts and ./work/a' },
    ]
    expect(judgeHouse(files)).toEqual([])
  })

  it('names a source file of more than 200 lines', () => {
    const files = [1, 2, 3].map((n) => ({ path: `packages/core/src/${n}.ts`, text: lines(n === 3 ? 201 : 5) }))
    expect(judgeHouse(files)).toEqual([expect.stringMatching(/^packages\/core\/src\/3\.ts: 201 lines/)])
  })

  it('says when the median is above 80 lines', () => {
    const files = [60, 82, 90].map((n) => ({ path: `packages/react/src/${n}.tsx`, text: lines(n) }))
    expect(judgeHouse(files)).toEqual([expect.stringContaining('has 82 lines')])
  })

  it('does not count tests and files outside the packages', () => {
    const paths = [
      'packages/core/src/a.test.ts',
      'packages/core/src/a.dom.test.tsx',
      'packages/core/src/a.test-d.ts',
      'scripts/a.mjs',
    ]
    expect(judgeHouse(paths.map((path) => ({ path, text: lines(500) })))).toEqual([])
  })

  it.each([
    ['a machine path', ['', 'work', 'main'].join('/')],
    ['a machine path', `at ${['', 'root', '.cache'].join('/')}`],
    ['a registry', `https://${'registry'}.npmjs.org/react`],
    ['a package mirror', `http:${'//deb'}.debian.org/`],
  ])('finds %s, with its line', (_what, text) => {
    expect(judgeHouse([{ path: 'a.md', text: `fine\n${text}\n` }])).toEqual([expect.stringMatching(/^a\.md:2: /)])
  })
})
