/** The page that `pnpm test:bytes` writes and reads again. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findOutdatedNumbers, writePage } from './page.mjs'

/** @type {string} */
let folder
/** @type {string} */
let page
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lean-link-page-'))
  page = join(folder, 'performance.md')
  await writeFile(page, '# Sizes\n\n<!-- measured by pnpm test:bytes -->\n<!-- end -->\n\nAfter it.\n')
})
afterEach(() => rm(folder, { recursive: true }))

/** @param {import('./measure.mjs').Size} size */
const tableOf = (size) => ({ columns: ['esbuild es2020'], rows: [{ name: 'this kit: initial part', sizes: [size] }] })

it('holds the numbers of the run that wrote it, the date and the versions', async () => {
  await writePage(page, tableOf({ bytes: 3_612, requests: 1 }), new Date('2026-01-02'))
  const text = await readFile(page, 'utf8')
  expect(text).toMatch(/Measured on 2026-01-02 with esbuild \d/)
  expect(text).toMatch(/\| this kit: initial part +\| +3,612 \(1\) \|/)
  expect(text).toMatch(/^# Sizes\n[^]*\nAfter it\.\n$/)
  expect(findOutdatedNumbers(text, tableOf({ bytes: 3_612, requests: 1 }))).toEqual([])
})

it('follows no change within two percent, and every change beyond it', async () => {
  await writePage(page, tableOf({ bytes: 1_000, requests: 1 }))
  const text = await readFile(page, 'utf8')
  expect(findOutdatedNumbers(text, tableOf({ bytes: 1_020, requests: 1 }))).toEqual([])
  expect(findOutdatedNumbers(text, tableOf({ bytes: 979, requests: 1 }))).toEqual([
    'docs/performance.md: "this kit: initial part" is 979 (1) now: node scripts/bytes.mjs --write',
  ])
})

it('follows every request', async () => {
  await writePage(page, tableOf({ bytes: 1_000, requests: 1 }))
  expect(findOutdatedNumbers(await readFile(page, 'utf8'), tableOf({ bytes: 1_000, requests: 2 }))).toHaveLength(1)
})

it('is outdated when it lacks a row', async () => {
  expect(findOutdatedNumbers(await readFile(page, 'utf8'), tableOf({ bytes: 1, requests: 1 }))).toHaveLength(1)
})

it('does not need to say how many requests an added button makes', async () => {
  await writePage(page, tableOf({ bytes: -3, requests: 0 }))
  expect(findOutdatedNumbers(await readFile(page, 'utf8'), tableOf({ bytes: -3, requests: 0 }))).toEqual([])
})
