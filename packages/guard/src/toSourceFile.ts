/** Writes the `sources` entry of a source map as a path inside the project, whichever bundler wrote it. */
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** `mapPath`: the file that holds the map. Paths outside the project stay as they are, without the bundler's scheme. */
export function toSourceFile(source: string, mapPath: string, root: string): string {
  const bare = source
    .replace(/^webpack:\/\/[^/]*\//, '')
    .replace(/^turbopack:\/\/\/?(?:\[[^\]]*\]\/)?/, '')
    .replace(/\?[^/]*$/, '')
    .replace(/^\.\//, '')
  if (bare !== source && !/^[a-z]+:/i.test(bare) && !bare.startsWith('..') && !isAbsolute(bare)) return bare
  if (/^(?!file:)[a-z][a-z\d+.-]+:/i.test(bare)) return bare
  return toProjectFile(bare.startsWith('file:') ? fromUrl(bare) : resolve(dirname(mapPath), bare), root) ?? bare
}

/** A path relative to the project, with `/`; undefined outside of it. */
export function toProjectFile(path: string, root: string): string | undefined {
  const inside = relative(root, path)
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? undefined : inside.split(sep).join('/')
}

function fromUrl(url: string): string {
  try {
    return fileURLToPath(url)
  } catch {
    return url
  }
}
