/** Reads source maps: their original texts, which browsers can fetch, and the way from a chunk's line back to a source file. */
import { SourceMap, type SourceMapPayload } from 'node:module'

interface MapPart {
  sources?: (string | null)[]
  sourcesContent?: (string | null)[]
}
export interface RawSourceMap extends MapPart {
  mappings?: string
  sections?: { map?: MapPart }[]
}

/** Null for anything that is not a source map. */
export function parseSourceMap(text: string): RawSourceMap | null {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null) return null
    return 'mappings' in parsed || 'sections' in parsed ? (parsed as RawSourceMap) : null
  } catch {
    return null
  }
}

/** The map that a chunk carries in itself, as text. */
export function findInlineMap(text: string): string | null {
  const encoded = /[#@] sourceMappingURL=data:application\/json[^,\s]*;base64,([\w+/=]+)/.exec(text)?.[1]
  return encoded === undefined ? null : Buffer.from(encoded, 'base64').toString()
}

export function listOriginals(map: RawSourceMap): { file: string; text: string }[] {
  const parts: MapPart[] = [map, ...(map.sections ?? []).flatMap((section) => section.map ?? [])]
  return parts.flatMap(({ sources = [], sourcesContent = [] }) =>
    sources.map((file, index) => ({ file: file ?? '', text: sourcesContent[index] ?? '' })),
  )
}

/** All of a map but its originals and its mappings. */
export function restOfMap(map: RawSourceMap): string {
  return JSON.stringify(map, (key, value: unknown) =>
    key === 'sourcesContent' || key === 'mappings' ? undefined : value,
  )
}

/** Finds the original of a place, both from 0 as maps count; undefined where the map says nothing or is broken. */
export function createLocator(
  map: RawSourceMap,
): (line: number, column: number) => { file: string; line: number } | undefined {
  let parsed: SourceMap | undefined
  return (line, column) => {
    try {
      parsed ??= new SourceMap(map as SourceMapPayload)
      const entry = parsed.findEntry(line, column)
      if (!('originalSource' in entry) || typeof entry.originalSource !== 'string' || entry.originalSource === '')
        return undefined
      return { file: entry.originalSource, line: entry.originalLine + 1 }
    } catch {
      return undefined
    }
  }
}
