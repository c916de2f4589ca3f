/** Searches one file of a build's output, the source map it carries or is, and says where each hit comes from. */
import { basename, dirname, join } from 'node:path'
import { createPositionFinder } from './createPositionFinder.ts'
import { findEmbeddedTexts } from './findEmbeddedTexts.ts'
import { createFinding, type GuardFinding } from '../report/finding.ts'
import { isEnvFile } from '../secrets/readSecrets.ts'
import {
  findLeanTokens,
  findPublicNames,
  findSecretValues,
  findServerCode,
  findSimulator,
  findTokenExchange,
  type TextHit,
  type TextRules,
} from './findInText.ts'
import {
  createOriginalPositionFinder,
  findInlineMaps,
  listOriginals,
  parseSourceMap,
  withoutSources,
  type RawSourceMap,
} from './sourceMap.ts'
import { toSourcePath } from './paths.ts'

export interface FileRules extends TextRules {
  /** the project, for the paths of source files */
  root: string
  /** the simulator is a mistake in a production build only */
  production: boolean
}

export interface FileToCheck {
  file: string
  path: string
  text: string
  /** the text of another file of the output, null when there is none */
  readSibling(path: string): string | null
}

export function checkFile({ file, path, text, readSibling }: FileToCheck, rules: FileRules): GuardFinding[] {
  const ownMap = file.endsWith('.map') ? parseSourceMap(text) : null
  if (ownMap) return checkMap(ownMap, file, path, rules)

  const inlineMaps = findInlineMaps(text).flatMap((inline) => parseSourceMap(inline) ?? [])
  const hits = [...findAll(text, file, rules), ...findEmbedded(text, rules)]
  const findings = inlineMaps.flatMap((map) => checkMap(map, file, path, rules))
  if (hits.length === 0) return isEnvFile(basename(file)) && !file.endsWith('.ts') ? [envFileFinding(file)] : findings
  const map = inlineMaps.at(-1) ?? findMapBeside(text, path, readSibling)
  const findOriginal = map ? createOriginalPositionFinder(map) : () => undefined
  const findPosition = createPositionFinder(text)
  for (const hit of hits) {
    const { line, column } = findPosition(hit.index)
    const found = findOriginal(line, column)
    const source = found && { file: toSourcePath(found.file, path, rules.root), line: found.line }
    findings.push(createFinding(hit, { file, line: line + 1, ...(source && { source }) }))
  }
  return findings
}

/** By itself: whatever it holds was meant for one machine. Where it holds a secret of Lean's, that is said instead. */
const envFileFinding = (file: string) =>
  createFinding(
    { rule: 'secret_value', detail: 'This is a file of environment variables, copied to where browsers fetch from.' },
    { file },
  )

function findAll(text: string, file: string, rules: FileRules): TextHit[] {
  return [
    ...findSecretValues(text, rules),
    ...findPublicNames(text, rules),
    ...findTokenExchange(text, file),
    ...findLeanTokens(text),
    // Pages and data may quote an import; only code does it.
    ...(/\.[cm]?js$/.test(file) ? findServerCode(text, file) : []),
    ...(rules.production ? findSimulator(text) : []),
  ]
}

/** A value in them is found where they stand, in whatever encoding. */
function findEmbedded(text: string, rules: FileRules): TextHit[] {
  return findEmbeddedTexts(text).flatMap((embedded) => {
    const hits = findAll(embedded.text, embedded.file, { ...rules, secrets: [] })
    return hits.map((hit) => ({ ...hit, index: embedded.index }))
  })
}

/** Originals hold code that the bundler removed, such as the server's half of a route: only what is secret in itself counts there. */
function checkMap(map: RawSourceMap, file: string, path: string, rules: FileRules): GuardFinding[] {
  const search = (text: string) => [
    ...findSecretValues(text, rules),
    ...findPublicNames(text, rules),
    ...findLeanTokens(text),
  ]
  const originals = listOriginals(map).flatMap((original) => {
    const findPosition = createPositionFinder(original.text)
    return search(original.text).map((hit) => {
      const line = findPosition(hit.index).line + 1
      if (original.file === '') return createFinding(hit, { file })
      return createFinding(hit, { file, source: { file: toSourcePath(original.file, path, rules.root), line } })
    })
  })
  return [...originals, ...search(withoutSources(map)).map((hit) => createFinding(hit, { file }))]
}

function findMapBeside(text: string, path: string, readSibling: FileToCheck['readSibling']): RawSourceMap | null {
  const named = [...text.matchAll(/[#@] sourceMappingURL=([^\s'"*]+)/g)].at(-1)?.[1]
  // Hidden maps are not named; a map uploaded elsewhere is not there.
  const beside = [...(named && !named.includes(':') ? [join(dirname(path), decode(named))] : []), `${path}.map`]
  const found = beside.map((each) => readSibling(each)).find((each) => each !== null)
  return found === undefined || found === null ? null : parseSourceMap(found)
}

function decode(url: string): string {
  try {
    return decodeURI(url.replace(/[?#].*$/, ''))
  } catch {
    return url
  }
}
