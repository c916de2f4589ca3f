/** Which file of a built app is downloaded when. */
import { expect, it } from 'vitest'
import { sizeOf, toChunks } from './measure.mjs'

/** @param {Partial<import('./bundlers.mjs').File> & { name: string }} file */
const fileOf = (file) => ({ code: file.name, isEntry: false, dynamicEntry: undefined, imports: [], ...file })

const files = [
  fileOf({ name: 'app.js', isEntry: true, imports: ['shared.js'] }),
  fileOf({ name: 'shared.js' }),
  fileOf({ name: 'chunk-1.js', dynamicEntry: '/app/engine.js', imports: ['shared.js', 'words.js'] }),
  fileOf({ name: 'words.js' }),
  fileOf({ name: 'chunk-2.js', dynamicEntry: '/app/other.js' }),
]
const chunks = toChunks(files, '/app', { engine: 'engine.js' })

it('counts a file with the first part that needs it', () => {
  expect(chunks.map(({ name, part }) => [name, part])).toEqual([
    ['app.js', 'initial'],
    ['shared.js', 'initial'],
    ['chunk-1.js', 'engine'],
    ['words.js', 'engine'],
    ['chunk-2.js', 'rest'],
  ])
})

it('counts a request for each file', () => {
  expect(sizeOf(chunks, ['initial', 'engine']).requests).toBe(4)
  const bytesOf = (/** @type {string} */ wanted) => chunks.find(({ name }) => name === wanted)?.bytes ?? NaN
  expect(sizeOf(chunks, ['initial']).bytes).toBe(bytesOf('app.js') + bytesOf('shared.js'))
})
