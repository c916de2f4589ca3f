/** Lists and reads what a build wrote, as a browser could fetch it. */
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { decodeText } from '../decodeText.ts'

/** Larger files are named in a warning and not looked into. */
export const largestFile: number = 50 * 1_024 * 1_024

export interface OutputFile {
  /** relative to the folder, with `/` */
  file: string
  path: string
  size: number
  /** another one once the file was written again */
  version: string
  /** Whatever the bytes are: see decodeText. */
  read(): string
}

/** Output that a bundler hands over instead of writing it. */
export interface OutputText {
  /** relative to the output folder, with `/` */
  file: string
  text: string
}

/** All files below `folder`, links followed, in a stable order. Throws when the folder cannot be read. */
export function listOutputFiles(folder: string): OutputFile[] {
  const files: OutputFile[] = []
  // A link may lead back to a folder above it.
  const seen = new Set<string>()
  const walk = (path: string, prefix: string) => {
    const real = realpathSync(path)
    if (seen.has(real)) return
    seen.add(real)
    for (const name of readdirSync(path).toSorted()) {
      const inner = join(path, name)
      const stat = statSync(inner, { throwIfNoEntry: false })
      if (stat?.isDirectory()) walk(inner, `${prefix}${name}/`)
      else if (stat?.isFile()) {
        const read = () => decodeText(readFileSync(inner))
        files.push({ file: prefix + name, path: inner, size: stat.size, version: `${stat.mtimeMs} ${stat.size}`, read })
      }
    }
  }
  walk(folder, '')
  return files
}

/** The same for output in memory; `folder` is where it would have gone. */
export function toOutputFiles(texts: readonly OutputText[], folder: string): OutputFile[] {
  return texts.map(({ file, text }) => ({
    file,
    path: resolve(folder, file),
    size: text.length,
    version: '',
    read: () => text,
  }))
}

/** Tells which files below a folder are new or written again since now. */
export function createChangeFilter(folder: string): (file: OutputFile) => boolean {
  const known = new Map(listOutputFiles(folder).map(({ file, version }) => [file, version]))
  return ({ file, version }) => known.get(file) !== version
}
