/** Gathers everything that is wrong with some options, so that one error names all of it. */

export interface Problems {
  /** Notes the sentence unless the condition holds. */
  check(ok: boolean, problem: string): void
  readonly all: string[]
}

/** An empty list; give it the problems that were found before. */
export function collectProblems(found: readonly string[] = []): Problems {
  const all = [...found]
  return {
    all,
    check(ok, problem) {
      if (!ok) all.push(problem)
    },
  }
}
