/** Finds the name that somebody meant: another spelling of it, Lean's, or one with a slip of the keyboard. */

const fold = (name: string) => name.replace(/[_-]/g, '').toLowerCase()

export function suggestName(given: string, known: readonly string[]): string | undefined {
  const folded = fold(given)
  return (
    known.find((name) => fold(name) === folded) ??
    known.find((name) => countEdits(fold(name), folded) <= (folded.length > 5 ? 2 : 1))
  )
}

/** ` Did you mean "permissions"?`, or nothing. */
export function didYouMean(given: string, known: readonly string[]): string {
  const name = suggestName(given, known)
  return name ? ` Did you mean "${name}"?` : ''
}

/** How many letters must be put in, taken out or replaced to make one word of the other (Levenshtein). */
function countEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (const [line, letter] of from.split('').entries()) {
    const next = [line + 1]
    for (const [column, other] of to.split('').entries())
      next.push(Math.min(row[column + 1]! + 1, next[column]! + 1, row[column]! + (letter === other ? 0 : 1)))
    row = next
  }
  return row[to.length]!
}
