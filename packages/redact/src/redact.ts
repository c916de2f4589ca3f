/** The one redactor of all packages: replaces JWTs and secrets before text reaches an error, an event, a log or a record. */
import { hideOpaque } from './hideOpaque.ts'

/**
 * Not within a word, as in `keyJar`; an escape before it, as in `\neyJ` and `%22eyJ`, is none. Three parts or, encrypted, five: what follows,
 * such as the `.js` of a file's name, is no part of it.
 */
const jwt = /(?<![A-Za-z\d](?<!\\[nrt]|%[\dA-Fa-f]{2}))eyJ[\w-]+(?:(?:\.[\w-]+){4}|(?:\.[\w-]*){0,2})/g

/** How names of secrets end, whatever stands before: `client_secret`, `x-api-key`, `LEAN_CLIENT_SECRET`, `tokens`. */
const name = '(?:secret|token|passw(?:or)?d|authorization|credential|api[_-]?key)(?:s|[_-]?(?:key|value))?'
/** What was hidden before, and is no name: `[secret]: x`, but not `form[secret]=x`. */
const notHidden = '(?!(?<=(?<!\\w)\\[)secret\\])'

/** As it stands there; escaped, as in JSON inside JSON; percent-encoded, once or more; as HTML has it. */
const quote = '(?:\\\\{0,9}["\'`]|%(?:25){0,9}2[27]|&(?:quot|#34|#39);)'
const space = '(?:\\s|%20|\\+){0,9}'
const assignment = '(?:=>|:=|[:=](?![=>])|%(?:25){0,9}3[AD](?:%3E|(?!%3E)))'
/** Or the comma between the name and the value of a header, in a list of both. */
const separator = `(?:${quote}?\\]?${space}${assignment}${space}|${quote}${space},${space}(?=${quote}))`
const scheme = '(?:(?:bearer|basic|digest|token|apikey)(?:\\s|%20|\\+){1,9})?'

/** Everything before a value: its name, and what opens it, where something does. */
const named = new RegExp(
  `${notHidden}${name}${separator}(?!\\[(?:jwt|secret)\\])(?:(?<bracket>[[{])|(?<quote>${quote})?${scheme})`,
  'gi',
)
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
 * correlation ids of 32 hex digits and the paths of addresses stay. Takes time in proportion to the length, whatever the text; what it has
 * hidden stays as it is when a text goes through it again.
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
    const { bracket, quote: opening } = match.groups!
    const end = bracket ? indexOf(text, brackets[bracket]!, start) : findEnd(text, start, opening)
    const value = text.slice(start, end)
    // Nothing to hide, or hidden already.
    if (!/\w/.test(value) || /^\[(jwt|secret)\]$/.test(value)) continue
    // A list goes with its brackets: those of `[secret]` are enough.
    shown += `${text.slice(shownTo, bracket ? start - 1 : start)}[secret]`
    shownTo = bracket ? end + 1 : end
  }
  return shown + text.slice(shownTo)
}

/** A text that was cut ends with its value. */
function indexOf(text: string, closing: string, from: number): number {
  const found = text.indexOf(closing, from)
  return found < 0 ? text.length : found
}

/** Where a value ends: at the quote that closes it, or at what ends one that nothing opened. */
function findEnd(text: string, start: number, opening: string | undefined): number {
  if (!opening) {
    delimiter.lastIndex = start
    return delimiter.exec(text)?.index ?? text.length
  }
  let end = indexOf(text, opening, start)
  // An escaped quote does not close, nor does one that is escaped more often than the one that opened.
  while (text[end - 1] === '\\' && end < text.length) end = indexOf(text, opening, end + 1)
  return end
}
