/** Turns places in one text into lines and columns, however many there are: a secret that is also a common word is found thousands of times. */

/** Line and column of an index, both from 0 as source maps count. */
export type FindPosition = (index: number) => { line: number; column: number }

export function createPositionFinder(text: string): FindPosition {
  let lineStarts: number[] | undefined
  return (index) => {
    lineStarts ??= findLineStarts(text)
    let line = 0
    for (let end = lineStarts.length; end - line > 1;) {
      const middle = (line + end) >> 1
      if ((lineStarts[middle] ?? 0) <= index) line = middle
      else end = middle
    }
    return { line, column: index - (lineStarts[line] ?? 0) }
  }
}

function findLineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
