/** Base64 of some length, whole or in lines: what a bundler makes of an asset, and what mail and PEM files look like. */

export interface Base64Run {
  /** where it begins */
  index: number
  /** without line ends */
  data: string
  isWrapped: boolean
}

// Lines end in the file itself, or in a string of it. The shortest line in use has 60 characters and more.
const lineEnd = String.raw`(?:\\{0,31}\\r|\r)?(?:\\{0,31}\\n|\n)[ \t]{0,20}`
const run = new RegExp(String.raw`[A-Za-z0-9+/]{60,}(?:${lineEnd}[A-Za-z0-9+/]{1,100})*`, 'g')
const everyLineEnd = new RegExp(lineEnd, 'g')

export function findBase64Runs(text: string): Base64Run[] {
  return [...text.matchAll(run)].map(({ index, 0: written }) => {
    const data = written.replace(everyLineEnd, '')
    return { index, data, isWrapped: data.length < written.length }
  })
}
