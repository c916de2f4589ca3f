/** Splits JavaScript into what runs and what only tells: comments, strings and the fixed parts of templates. Just well enough for a search. */

export interface CodePart {
  kind: 'comment' | 'string' | 'template'
  /** of what it tells: without quotes, and without `${` and `}` */
  start: number
  end: number
}

const word = /[\w$\u0080-\uffff]+/y
const comment = /\/\/[^\n]*|\/\*(?:[^]*?\*\/|[^]*)/y
const string = /"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'/y
const templatePart = /(?:[^`\\$]|\\[^]|\$(?!\{))*/y
const regularExpression = /\/(?![*/])(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y
const usedAtOnce = /\.(?:test|exec)\(/y

/** Quotes and slashes that begin nothing. Each costs a look at the rest of its line; a text with more of them is no JavaScript. */
const mostMisses = 200

/** A slash after one of these begins a regular expression; after any other word it divides. */
const beforeExpression = new Set([
  'return',
  'typeof',
  'case',
  'do',
  'else',
  'in',
  'instanceof',
  'new',
  'void',
  'delete',
  'throw',
  'of',
  'yield',
  'await',
])
const beforeCondition = new Set(['if', 'while', 'for', 'with'])

/**
 * Null for what cannot be split, such as a template without an end: it may be no JavaScript, or a language that compiles to it. Takes a time
 * that grows with the text's length alone.
 */
export function splitCode(code: string): CodePart[] | null {
  const parts: CodePart[] = []
  // For `)`, whether its bracket belonged to a condition; for `}`, whether it leads back into a template.
  const brackets: { opens: '(' | '{' | '${'; isCondition: boolean }[] = []
  let last = ''
  let misses = 0
  let at = 0
  const match = (pattern: RegExp, from = at) => {
    pattern.lastIndex = from
    return pattern.exec(code)?.[0]
  }
  /** From behind a backtick or the end of an expression. False when the text ends first. */
  const readTemplate = () => {
    const text = match(templatePart) ?? ''
    parts.push({ kind: 'template', start: at, end: at + text.length })
    at += text.length
    if (code.startsWith('${', at)) brackets.push({ opens: '${', isCondition: false })
    else if (code[at] !== '`') return false
    last = code[at] === '`' ? '`' : '{'
    at += code[at] === '`' ? 1 : 2
    return true
  }

  while (at < code.length) {
    if (misses > mostMisses) return null
    const character = code[at] ?? ''
    const name = match(word)
    if (name !== undefined) {
      last = name
      at += name.length
      continue
    }
    const quoted = character === '"' || character === "'" ? match(string) : undefined
    const told = character === '/' ? match(comment) : undefined
    if (quoted !== undefined) {
      parts.push({ kind: 'string', start: at + 1, end: at + quoted.length - 1 })
      last = '"'
      at += quoted.length
    } else if (told !== undefined) {
      parts.push({ kind: 'comment', start: at, end: at + told.length })
      at += told.length
    } else if (character === '`') {
      at += 1
      if (!readTemplate()) return null
    } else if (character === '/') {
      const isPossible = mayBeginExpression(last) || last === '}'
      const expression = isPossible ? match(regularExpression) : undefined
      if (isPossible && expression === undefined) misses += 1
      // Behind a block or an object it is a division, unless it is used as what it would be.
      const isOne =
        expression !== undefined && (last !== '}' || match(usedAtOnce, at + expression.length) !== undefined)
      last = isOne ? '"' : '/'
      at += isOne ? expression.length : 1
    } else {
      at += 1
      if (character === '"' || character === "'") misses += 1
      if (character === '(') brackets.push({ opens: '(', isCondition: beforeCondition.has(last) })
      else if (character === '{') brackets.push({ opens: '{', isCondition: false })
      else if (character === ')' || character === '}') {
        const opened = brackets.pop()
        if (opened?.opens === '${' && character === '}') {
          if (!readTemplate()) return null
          continue
        }
        last = character === ')' && opened?.isCondition ? ';' : character
        continue
      }
      if (character.trim() !== '') last = (last === '+' || last === '-') && character === last ? '++' : character
    }
  }
  return brackets.some(({ opens }) => opens === '${') ? null : parts
}

/** `last`: a word, a character, `"` for a value, `++` for `--` too. */
function mayBeginExpression(last: string): boolean {
  if (/^[\w$\u0080-\uffff]/.test(last)) return beforeExpression.has(last)
  return last === '' || '([{,;=:?!&|+-*%^~<>'.includes(last)
}
