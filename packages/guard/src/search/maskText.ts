/** Blanks out what only tells, so that a guide that quotes code is no finding: module code counts, text in a string does not. */
import { type CodePart, splitCode } from './splitCode.ts'

/** Pages: their scripts and handlers are code. */
const markup = /\.(?:html?|xhtml|svg)$/i
/** Nothing in them runs. */
const prose = /\.(?:md|mdx|markdown|txt|rst|xml|rss|atom|csv|log|css)$/i
const scriptOrHandler =
  /<script\b[^>]{0,2000}>([^]*?)(?:<\/script\s*>|$)|\son[a-z]{2,30}\s*=\s*(?:"([^"]*)"|'([^']*)')/gi

/** Same length, same lines. `file`: its ending tells pages and prose from code; anything else is taken for code. */
export function maskText(text: string, file: string): string {
  if (prose.test(file)) return ''
  if (!markup.test(file)) return maskCode(text)
  let masked = ''
  for (const { index, 0: whole, 1: script, 2: quoted, 3: singleQuoted } of text.matchAll(scriptOrHandler)) {
    const code = script ?? quoted ?? singleQuoted ?? ''
    const start = index + whole.lastIndexOf(code)
    masked += blank(text.slice(masked.length, start)) + maskCode(code)
  }
  return masked
}

function maskCode(code: string): string {
  const parts = splitCode(code)
  // What cannot be split is searched as it is: better one finding too many.
  if (parts === null) return code
  const pieces: string[] = []
  let copied = 0
  for (const part of parts) {
    if (!isTelling(code, part)) continue
    pieces.push(code.slice(copied, part.start), blank(code.slice(part.start, part.end)))
    copied = part.end
  }
  return pieces.join('') + code.slice(copied)
}

const blank = (text: string) => text.replace(/[^\n]/g, ' ')

/** A module's name, and code that runs from a string, as webpack's `eval` builds have each module. */
const runsOrImports =
  /(?:\bfrom|\bimport|\brequire\s?\(|\bimport\s?\(|\beval\([\w$.]{0,60}\(?|\bFunction\()\s{0,3}["'`]$/
/** A bundle inside a string, as an inlined worker is. */
const bundle = /^(?:["']use strict["']|[!(]\s*(?:async\s*)?(?:function\b|\(\s*\)\s*=>))/
/** Sentences, markup and quoted code. */
const words = /\S(?:\s|\\[nrt])+\S|<[a-z!/]|["'`]/i
/** A request's body in JSON: it has quotes too, and spaces only where JSON may have them. */
const body = /^\s*[{[](?:[^\s]|(?<=[[{:,])\s|\s(?=[\s\]}:]))*$/
const longestBody = 500

function isTelling(code: string, { kind, start, end }: CodePart): boolean {
  if (kind === 'comment') return true
  const text = code.slice(start, end)
  if (!words.test(text)) return isChild(code, start)
  if (runsOrImports.test(code.slice(Math.max(0, start - 80), start)) || bundle.test(text)) return false
  return text.length > longestBody || !body.test(text)
}

/** Text of an element: `<code>client_credentials</code>` as React's compiler writes it. */
const isChild = (code: string, start: number) =>
  /\bchildren:\s?\[?\s?["'`]$/.test(code.slice(Math.max(0, start - 14), start))
