/** Joins the browser files, which are ES modules so that editors and compilers can read them, into one strict function body. */

/**
 * The files in the given order, each after what it imports, without their import and export words.
 * Every top-level name must therefore be unique among the files joined; a test parses the result, which fails on a second declaration.
 */
export function joinClient(files: readonly string[]): string {
  return files
    .map((source) =>
      source.replace(/^import [^'"]*'[^']*'$/gm, '').replace(/^export (?=const|function|async function|class)/gm, ''),
    )
    .join('\n')
}
