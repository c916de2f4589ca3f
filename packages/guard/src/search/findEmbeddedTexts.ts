/** Files inside a file: assets that a bundler wrote into a chunk, a page or a style sheet, as data URLs or plain base64. */
import { findBase64Runs } from './findBase64Runs.ts'

export interface EmbeddedText {
  /** where it begins */
  index: number
  text: string
  /** a name that tells what it is, such as `asset.svg` */
  file: string
}

const dataUrl = /data:([\w.+/-]{0,100})((?:;[\w=.+-]{1,60}){0,4}),([^"'`\s<>\\]{16,})/gi
const endings: Readonly<Record<string, string>> = {
  'text/html': 'html',
  'image/svg+xml': 'svg',
  'text/css': 'css',
  'text/plain': 'txt',
  'text/markdown': 'md',
}

export function findEmbeddedTexts(text: string): EmbeddedText[] {
  const urls = [...text.matchAll(dataUrl)].flatMap(({ index, 1: type = '', 2: parameters = '', 3: data = '' }) => {
    // A source map's originals are looked at as such.
    if (text.slice(Math.max(0, index - 20), index).endsWith('sourceMappingURL=')) return []
    const isBase64 = /;base64$/i.test(parameters)
    const file = `asset.${endings[type.toLowerCase()] ?? 'js'}`
    return { index, text: isBase64 ? fromBase64(decodeUrl(data)) : decodeUrl(data), file }
  })
  const runs = findBase64Runs(text)
    // Those of data URLs are decoded above, unless a line end cuts them off there.
    .filter(({ index, isWrapped }) => isWrapped || !text.slice(Math.max(0, index - 8), index).endsWith(';base64,'))
    .map(({ index, data }) => ({ index, text: fromBase64(data), file: 'asset.js' }))
  return [...urls, ...runs]
}

const fromBase64 = (data: string) => Buffer.from(data, 'base64').toString()

function decodeUrl(data: string): string {
  try {
    return decodeURIComponent(data)
  } catch {
    return data
  }
}
