/** Finds links inside the repository that lead nowhere: to a file that is not there, or to a heading that its page does not have. */
import { posix } from 'node:path'

/**
 * @param {readonly import('./readPage.mjs').Page[]} pages
 * @param {(path: string) => boolean} exists whether the repository has a file or a folder of that path
 * @returns {string[]} problems, as sentences
 */
export function checkLinks(pages, exists) {
  const anchorsOf = new Map(pages.map(({ path, anchors }) => [path, anchors]))
  return pages.flatMap(({ path, links }) =>
    links.flatMap(({ target, line }) => {
      const problem = findProblem(path, target)
      return problem ? [`${path}:${line}: the link to ${target} leads nowhere: ${problem}.`] : []
    }),
  )

  /**
   * @param {string} from
   * @param {string} target
   */
  function findProblem(from, target) {
    // Another site: nobody asks the network in a test.
    if (/^[a-z][a-z+.-]*:/i.test(target)) return null
    const [file = '', anchor] = target.split('#')
    const path = file === '' ? from : posix.join(posix.dirname(from), decodeURIComponent(file))
    if (!exists(path)) return `there is no ${path}`
    if (anchor === undefined) return null
    const anchors = anchorsOf.get(path)
    if (anchors && !anchors.has(anchor)) return `${path} has no heading that makes #${anchor}`
    return null
  }
}
