/** Reads source maps: their original texts, which browsers can fetch, and the way from a chunk's line back to a source file. */
import { SourceMap, type SourceMapPayload } from 'node:module'

/** What a file ending in `.map` may hold instead of what it should. */
interface MapPart {
  sources?: unknown
  sourcesContent?: unknown
}
export interface RawSourceMap extends MapPart {
  mappings?: unknown
  sections?: unknown
}

/** Null for anything that is not a source map. */
export function parseSourceMap(text: string): RawSourceMap | null {
  try {
    const parsed: unknown = JSON.parse(text)
    return isObject(parsed) && ('mappings' in parsed || 'sections' in parsed) ? parsed : null
  } catch {
    return null
  }
}

/** The maps that a file carries in itself, as text: one for the whole, or one for each module. */
export function findInlineMaps(text: string): string[] {
  const encoded = text.matchAll(/[#@] sourceMappingURL=data:application\/json[^,\s]{0,80};base64,([\w+/=]+)/g)
  return Array.from(encoded, ([, map = '']) => Buffer.from(map, 'base64').toString())
}

export function listOriginals(map: RawSourceMap): { file: string; text: string }[] {
  const sections = toList(map.sections).map((section) => (isObject(section) ? section['map'] : null))
  return [map, ...sections].filter(isObject).flatMap(({ sources, sourcesContent }: MapPart) => {
    const files = toList(sources)
    return toList(sourcesContent).map((text, index) => ({ file: toText(files[index]), text: toText(text) }))
  })
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const toList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const toText = (value: unknown): string => (typeof value === 'string' ? value : '')

/** All of a map but what `listOriginals` gives and its mappings. */
export function withoutSources(map: RawSourceMap): string {
  return JSON.stringify(map, (key, value: unknown) =>
    (key === 'sourcesContent' && Array.isArray(value)) || key === 'mappings' ? undefined : value,
  )
}

/** Finds the original of a place, both from 0 as maps count; undefined where the map says nothing or is broken. */
export function createOriginalPositionFinder(
  map: RawSourceMap,
): (line: number, column: number) => { file: string; line: number } | undefined {
  let parsed: SourceMap | undefined
  return (line, column) => {
    try {
      parsed ??= new SourceMap(map as unknown as SourceMapPayload)
      const entry = parsed.findEntry(line, column)
      if (!('originalSource' in entry) || typeof entry.originalSource !== 'string' || entry.originalSource === '')
        return undefined
      return { file: entry.originalSource, line: entry.originalLine + 1 }
    } catch {
      return undefined
    }
  }
}
