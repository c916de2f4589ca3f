/** Says of each file of a built app how many bytes it is and when a page downloads it. */
import { resolve } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

/**
 * @typedef {import('./bundlers.mjs').File} File
 * @typedef {import('../checkBudgets.mjs').Chunk} Chunk
 * @typedef {{ bytes: number, requests: number }} Size
 */

/** @param {string} code */
export function brotli(code) {
  return brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length
}

/**
 * The file and what it imports statically: what is downloaded together with it.
 * @param {readonly File[]} files
 * @param {File | undefined} file
 * @param {Set<File>} [found]
 */
function withStaticImports(files, file, found = new Set()) {
  if (!file || found.has(file)) return found
  found.add(file)
  for (const name of file.imports)
    withStaticImports(
      files,
      files.find((other) => other.name === name),
      found,
    )
  return found
}

/**
 * A part is known by the module that `import()` names, not by its file's name.
 * @param {readonly File[]} files
 * @param {string} folder of the app
 * @param {Record<string, string>} parts name -> the module that starts it, from the app's folder
 * @returns {Chunk[]}
 */
export function toChunks(files, folder, parts) {
  const initial = withStaticImports(
    files,
    files.find(({ isEntry }) => isEntry),
  )
  const later = Object.entries(parts).map(([part, path]) => {
    const start = files.find(({ dynamicEntry }) => dynamicEntry === resolve(folder, path))
    return { part, files: withStaticImports(files, start) }
  })
  return files.map((file) => ({
    name: file.name,
    part: initial.has(file) ? 'initial' : (later.find((one) => one.files.has(file))?.part ?? 'rest'),
    bytes: brotli(file.code),
  }))
}

/**
 * @param {readonly Chunk[]} chunks
 * @param {readonly string[]} parts
 * @returns {Size}
 */
export function sizeOf(chunks, parts) {
  const counted = chunks.filter(({ part }) => parts.includes(part))
  return { bytes: counted.reduce((sum, { bytes }) => sum + bytes, 0), requests: counted.length }
}
