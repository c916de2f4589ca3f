/** Checks one module of a browser's graph: which package it belongs to, and what its code does before everything is one chunk. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import type { FileRules } from './checkFile.ts'
import { createPositionFinder } from './createPositionFinder.ts'
import { createFinding, type GuardFinding } from '../report/finding.ts'
import { findPublicNames, findTokenExchange, type TextHit } from './findInText.ts'
import { toExternalPath, toProjectPath } from './paths.ts'

export interface ModuleCode {
  /** as written, where names of variables still stand */
  source?: string
  /** as transformed, without what other plugins removed */
  transformed?: string
}

export function createModuleCheck(rules: FileRules): (path: string, code?: ModuleCode) => GuardFinding[] {
  const isServerPackage = createPackageLookup()
  return (id, { source, transformed } = {}) => {
    // Without the query that bundlers write behind it; a folder's own name may hold the same characters.
    const path = id.replace(/[?#][^/\\]*$/, '')
    // Virtual modules have no package and no file; what they hold is found in the output.
    if (path.startsWith('\0') || !isAbsolute(path)) return []
    const file = toProjectPath(path, rules.root) ?? toExternalPath(path)
    if (isServerPackage(dirname(path))) {
      return [createFinding({ rule: 'server_import', detail: 'The page imports @lean-link/server.' }, { file })]
    }
    const find = (text: string | undefined, search: (text: string) => TextHit[]) => {
      if (text === undefined) return []
      const findPosition = createPositionFinder(text)
      return search(text).map((hit) => createFinding(hit, { file, line: findPosition(hit.index).line + 1 }))
    }
    return [
      ...find(source, (text) => findPublicNames(text, rules)),
      ...find(transformed, (text) => findTokenExchange(text, 'module.js')),
    ]
  }
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
