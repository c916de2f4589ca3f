/** What the kit adds to an app: the scripts of two builds compared, one with the kit and one without. Reported, never a gate. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { replaceFiles } from './plant.mjs'

/**
 * @param {string} folder
 * @param {import('../../integrations/apps.mjs').Measured} measured
 * @param {() => { ok: boolean, output: string }} build
 * @returns {string} a sentence without its subject
 */
export function describeAddedBytes(folder, measured, build) {
  /** @param {Readonly<Record<string, string>>} [files] */
  const sizesWith = (files) => {
    const undo = replaceFiles(folder, { ...measured.leftOut, ...files })
    const { ok, output } = build()
    undo()
    if (!ok) throw new Error(`cannot measure: the build failed:\n${output}`)
    return measureScripts(join(folder, measured.scripts), readFileSync(join(folder, measured.html), 'utf8'))
  }
  const kit = sizesWith()
  const plain = sizesWith(measured.withoutKit)
  const added = (kit.initial - plain.initial).toLocaleString('en')
  return `the kit adds ${added} B (brotli) to the page, and ${(kit.later - plain.later).toLocaleString('en')} B in parts that are loaded later`
}

/**
 * @param {string} folder what browsers fetch from
 * @param {string} html the page: it names every script that is loaded with it
 */
function measureScripts(folder, html) {
  const sizes = { initial: 0, later: 0 }
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.m?js$/.test(file)) continue
    const bytes = brotliCompressSync(readFileSync(join(folder, file))).length
    sizes[html.includes(basename(file)) ? 'initial' : 'later'] += bytes
  }
  return sizes
}
