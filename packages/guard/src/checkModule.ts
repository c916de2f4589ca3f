/** Checks one module of a browser's graph: which package it belongs to, and what its code does before everything is one chunk. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, isAbsolute, join } from 'node:path'
import type { FileRules } from './checkFile.ts'
import { createPositionOf } from './createPositionOf.ts'
import { createFinding, type GuardFinding } from './finding.ts'
import { findPublicNames, findTokenExchange, type TextHit } from './findInText.ts'
import { toProjectFile } from './toSourceFile.ts'

/** `before`: the code as written, where names of variables still stand; `after`: as transformed, without what other plugins removed. */
export type ModuleCode = { before?: string; after?: string }

export function createModuleCheck(rules: FileRules): (path: string, code?: ModuleCode) => GuardFinding[] {
  const isServerPackage = createPackageLookup()
  return (id, { before, after } = {}) => {
    // Without the query that bundlers write behind it; a folder's own name may hold the same characters.
    const path = id.replace(/[?#][^/\\]*$/, '')
    // Virtual modules have no package and no file; what they hold is found in the output.
    if (path.startsWith('\0') || !isAbsolute(path)) return []
    const file = toProjectFile(path, rules.root) ?? fromPackage(path)
    if (isServerPackage(dirname(path))) {
      return [createFinding({ rule: 'server_import', detail: 'The page imports @lean-link/server.' }, { file })]
    }
    const find = (text: string | undefined, search: (text: string) => TextHit[]) => {
      if (text === undefined) return []
      const positionOf = createPositionOf(text)
      return search(text).map((hit) => createFinding(hit, { file, line: positionOf(hit.index).line + 1 }))
    }
    return [...find(before, (text) => findPublicNames(text, rules)), ...find(after, findTokenExchange)]
  }
}

/** Outside the project: the part below `node_modules`, or a name that tells two files of the same name apart without the machine's paths. */
function fromPackage(path: string): string {
  const posix = path.replaceAll('\\', '/')
  const at = posix.lastIndexOf('/node_modules/')
  if (at >= 0) return posix.slice(at + 1)
  return `${basename(path)} (outside the project, ${createHash('sha256').update(posix).digest('hex').slice(0, 6)})`
}

/** By the nearest package.json with a name, so that links and aliases lead to the same answer. */
function createPackageLookup(): (folder: string) => boolean {
  const known = new Map<string, boolean>()
  const look = (folder: string): boolean => {
    const answer = known.get(folder)
    if (answer !== undefined) return answer
    const name = nameIn(join(folder, 'package.json'))
    const parent = dirname(folder)
    const found = name !== undefined ? name === '@lean-link/server' : parent !== folder && look(parent)
    known.set(folder, found)
    return found
  }
  return look
}

function nameIn(manifest: string): string | undefined {
  if (!existsSync(manifest)) return undefined
  try {
    const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name?: unknown }
    return typeof name === 'string' ? name : undefined
  } catch {
    return undefined
  }
}
