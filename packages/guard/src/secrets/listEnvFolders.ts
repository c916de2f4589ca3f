/** Where the `.env*` files of a project lie: the plugins and the command line look in the same places. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The folder and those above it, up to the root of the repository; without one, up to the working folder or the outermost package.json.
 * All of them, since no single one is sure to be the app's: builds write a package.json into their output (Next into `.next`), and secrets
 * of a workspace often stand at its root. Not further up, where files of other projects lie.
 */
export function listEnvFolders(folder: string): string[] {
  const folders = listUpwards(folder)
  const upTo = (last: string) => folders.slice(0, folders.indexOf(last) + 1)
  const repository = folders.find((each) => existsSync(join(each, '.git')))
  if (repository !== undefined) return upTo(repository)
  if (folders.includes(process.cwd())) return upTo(process.cwd())
  const outermostPackage = folders.findLast(holdsPackage)
  if (outermostPackage !== undefined) return upTo(outermostPackage)
  return []
}

/** The nearest folder above that is a package: not the folder itself, because an output may carry a package.json of its own. */
export const findProjectAbove = (folder: string): string | undefined => listUpwards(dirname(folder)).find(holdsPackage)

const holdsPackage = (folder: string) => existsSync(join(folder, 'package.json'))

/** The folder itself first, the root of the disk last. */
function listUpwards(folder: string): string[] {
  const parent = dirname(folder)
  return parent === folder ? [folder] : [folder, ...listUpwards(parent)]
}
