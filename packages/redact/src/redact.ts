/** The one redactor of all packages: replaces JWTs and secrets before text reaches an error, an event, a log or a record. */
import { hideOpaque } from './hideOpaque.ts'

/** Not within a word, as in `keyJar`; an escape before it, as in `\neyJ` and `%22eyJ`, is none. */
const jwt = /(?<![A-Za-z\d](?<!\\[nrt]|%[\dA-Fa-f]{2}))eyJ[\w.-]+/g

/** How names of secrets end, whatever stands before: `client_secret`, `x-api-key`, `LEAN_CLIENT_SECRET`, `tokens`. */
const name = '(?:secret|token|passw(?:or)?d|authorization|credential|api[_-]?key)(?:s|[_-]?(?:key|value))?'
/** As it stands there; escaped, as in JSON inside JSON; percent-encoded, once or more; as HTML has it. */
const quote = '(?:\\\\{0,9}["\'`]|%(?:25){0,9}2[27]|&(?:quot|#34|#39);)'
const space = '(?:\\s|%20|\\+){0,9}'
const assignment = '(?:=>|:=|[:=]|%(?:25){0,9}3[AD](?:%3E)?)'
/** Or the comma between the name and the value of a header, in a list of both. */
const separator = `(?:${quote}?\\]?${space}${assignment}${space}|${quote}${space},${space}(?=${quote}))`
const scheme = '(?:(?:bearer|basic|digest|token|apikey)(?:\\s|%20|\\+){1,9})?'

/** Everything before a value: its name, and in the first group what opens it, where something does. */
const named = new RegExp(`${name}${separator}(?!\\[(?:jwt|secret)\\])(${quote}|[[{])?${scheme}`, 'gi')
const xmlElement = new RegExp(
  `(<[\\w:.-]{0,64}${name}[\\w:.-]{0,64}(?:\\s[^<>]{0,300})?>)(?!\\[(?:jwt|secret)\\])[^<]*(?:<!\\[CDATA\\[[^<]*)?`,
  'gi',
)
/** Credentials of a header without its name. A word such as `Basic authentication` is none. */
const credentials = /\b((?:bearer|basic)\s{1,9})(?=[\w~+/.-]{0,255}[\d+/_=])[\w~+/.=-]{6,}/gi

/** What ends a value that nothing opened. */
const delimiter = /[\s"'`&,;}[\]<)]|%(?:25){0,9}(?:2[267C]|[57]D)|\\/gi
const brackets: Readonly<Record<string, string>> = { '[': ']', '{': '}' }

/**
 * `text` with every JWT as `[jwt]`, and every value that is named like a credential, or long and opaque as one, as `[secret]`. UUIDs,
 * correlation ids of 32 hex digits and the paths of addresses stay. Takes time in proportion to the length, whatever the text; a text
 * that went through it comes out the same.
 */
export function redact(text: string): string {
  return hideOpaque(
    hideNamed(text.replace(jwt, '[jwt]')).replace(xmlElement, '$1[secret]').replace(credentials, '$1[secret]'),
  )
}

function hideNamed(text: string): string {
  let shown = ''
  let shownTo = 0
  for (const match of text.matchAll(named)) {
    // Within a value that is hidden already.
    if (match.index < shownTo) continue
    const start = match.index + match[0].length
    const end = findEnd(text, start, match[1])
    if (end === start || /^\[(jwt|secret)\]$/.test(text.slice(start, end))) continue
    // A list goes with its brackets, those of `[secret]` are enough.
    const isList = brackets[match[1] ?? ''] ? 1 : 0
    shown += `${text.slice(shownTo, start - isList)}[secret]`
    shownTo = end + isList
  }
  return shown + text.slice(shownTo)
}

/** Where a value ends: at what closes it, or with a text that was cut. */
function findEnd(text: string, start: number, opening: string | undefined): number {
  let end: number
  if (opening) {
    const closing = brackets[opening] ?? opening
    end = text.indexOf(closing, start)
    // An escaped quote does not close, nor does one that is escaped more often than the one that opened.
    while (end > 0 && text[end - 1] === '\\') end = text.indexOf(closing, end + 1)
  } else {
    delimiter.lastIndex = start
    end = delimiter.exec(text)?.index ?? -1
  }
  return end < 0 ? text.length : end
}
