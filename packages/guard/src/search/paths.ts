/** How messages name a file: inside the project, outside of it, and as a source map of any bundler has it. */
import { createHash } from 'node:crypto'
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The `sources` entry of a source map. `mapPath`: the file that holds the map. Paths outside the project stay as they are, without the bundler's scheme. */
export function toSourcePath(source: string, mapPath: string, root: string): string {
  const bare = source
    .replace(/^webpack:\/\/[^/]*\//, '')
    .replace(/^turbopack:\/\/\/?(?:\[[^\]]*\]\/)?/, '')
    .replace(/\?[^/]*$/, '')
    .replace(/^\.\//, '')
  if (bare !== source && !/^[a-z]+:/i.test(bare) && !bare.startsWith('..') && !isAbsolute(bare)) return bare
  if (/^(?!file:)[a-z][a-z\d+.-]+:/i.test(bare)) return bare
  return toProjectPath(bare.startsWith('file:') ? fromUrl(bare) : resolve(dirname(mapPath), bare), root) ?? bare
}

/** A path relative to the project, with `/`; undefined outside of it. */
export function toProjectPath(path: string, root: string): string | undefined {
  const inside = relative(root, path)
  return inside === '' || /^\.\.(?:[\\/]|$)/.test(inside) || isAbsolute(inside)
    ? undefined
    : inside.split(sep).join('/')
}

/** Outside the project: the part below `node_modules`, or a name that tells two files of the same name apart without the machine's paths. */
export function toExternalPath(path: string): string {
  const posix = path.replaceAll('\\', '/')
  const at = posix.lastIndexOf('/node_modules/')
  if (at >= 0) return posix.slice(at + 1)
  return `${basename(path)} (outside the project, ${createHash('sha256').update(posix).digest('hex').slice(0, 6)})`
}

function fromUrl(url: string): string {
  try {
    return fileURLToPath(url)
  } catch {
    return url
  }
}
