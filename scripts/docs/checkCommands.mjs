/** Finds commands in the docs that do not exist: scripts that no package.json has, and another pnpm than the pinned one. */

/** What pnpm knows itself, as far as the docs use it. */
const builtIn = ['add', 'dlx', 'exec', 'install', 'pack', 'remove', 'up']

/**
 * @param {readonly import('./readPage.mjs').Page[]} pages
 * @param {{ packageManager: string, scripts: Record<string, string> }} manifest of the repository's root
 * @param {(name: string) => Record<string, string> | undefined} scriptsOf the scripts of a package of the workspace
 * @returns {string[]} problems, as sentences
 */
export function checkCommands(pages, manifest, scriptsOf) {
  return pages.flatMap(({ path, commands }) =>
    commands.flatMap(({ text, line }) =>
      findProblems(text).map((problem) => `${path}:${line}: \`${text.trim()}\`: ${problem}.`),
    ),
  )

  /** @param {string} text */
  function findProblems(text) {
    return [...text.matchAll(/(?:^|[\s(])(?:npx -y )?pnpm(@[\d.]+)?(?= )([^`#|&;]*)/g)].flatMap(
      ([, version, rest = '']) => {
        const wrong = version !== undefined && `pnpm${version}` !== manifest.packageManager
        const problems = wrong ? [`this repository runs on ${manifest.packageManager}`] : []
        const problem = findScriptProblem(rest.trim().split(/\s+/))
        return problem ? [...problems, problem] : problems
      },
    )
  }

  /** @param {readonly string[]} words what follows `pnpm` */
  function findScriptProblem(words) {
    const filtered = words[words.indexOf('--filter') + 1]
    const named = words.filter((word) => !word.startsWith('-') && (word !== filtered || !words.includes('--filter')))
    const [name = ''] = named[0] === 'run' ? named.slice(1) : named
    if (name === '' || builtIn.includes(name)) return null
    const scripts = words.includes('--filter') ? scriptsOf(filtered ?? '') : manifest.scripts
    // A pattern of packages: whichever have the script run it.
    if (!scripts || Object.hasOwn(scripts, name)) return null
    return `no script is called ${name}`
  }
}
