/** Turns one secret value into the patterns that find it in code, in every encoding the guard knows. */

/** Shorter values are in any code by chance. */
export const shortestSecret = 8

/** Of a longer value, such as a private key, the beginning tells enough; a pattern of all of it would be too large to run. */
const longestPattern = 256

export interface SecretPattern {
  /** how the value is written, for the message */
  encoding: 'plain or escaped text' | 'hexadecimal' | 'base64'
  /** Global, so that `matchAll` takes it. */
  pattern: RegExp
}

/** A variable, and what its value looks like wherever it is written. */
export interface KnownSecret {
  name: string
  patterns: readonly SecretPattern[]
}

/**
 * Plain text with any mixture of JavaScript, JSON, HTML and URL escapes; hexadecimal; base64 and base64url of the value alone or in the
 * middle of something longer, such as `Basic` credentials.
 */
export function secretPatterns(value: string): SecretPattern[] {
  const characters = Array.from(value).slice(0, longestPattern)
  const start = characters.join('')
  // OAuth's `Basic` header encodes the secret as a form field first.
  const written = [...new Set([start, formEncode(start)])].map((text) => Buffer.from(text))
  return [
    { encoding: 'plain or escaped text', pattern: new RegExp(anySpelling(characters), 'g') },
    { encoding: 'hexadecimal', pattern: new RegExp(hex(Buffer.from(start)), 'g') },
    { encoding: 'base64', pattern: new RegExp(written.flatMap(base64Alignments).join('|'), 'g') },
  ]
}

const entities: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' }

/** A backslash, which may itself be escaped where code stands in a URL, in HTML or in a string. Can be read in one way only. */
const backslash = '(?:\\\\(?:u(?:005[cC]|\\{0*5[cC]\\})|x5[cC])?|%(?:25)*5[cC]|&#(?:0*92|[xX]0*5[cC]);)'

// Five strings inside each other write 31 backslashes for one. Without a limit, a long row of them would take minutes.
const mostBackslashes = 31

/** Escapes that need a backslash before them, however it is written. */
const afterBackslash = '(?<=\\\\|5[cC]\\}?;?|92;)'

/**
 * Each character in all its spellings, with backslashes before it: they pile up in code inside a string inside a string. Backslashes of the
 * value itself are counted together with those, so that no text can be divided among them in many ways, which would take minutes too.
 */
function anySpelling(characters: readonly string[]): string {
  let pattern = ''
  let own = 0
  for (const character of characters) {
    if (character === '\\') own += 1
    else {
      // Before the first character nothing has to be matched; a row of backslashes would be searched from each of its places.
      if (pattern !== '' || own > 0) pattern += `${backslash}{${own},${mostBackslashes + own * (mostBackslashes + 1)}}`
      pattern += anyEscape(character)
      own = 0
    }
  }
  return own === 0 ? pattern : `${pattern}${backslash}{${own},}`
}

/** One character, without the backslash that some of its spellings begin with. */
function anyEscape(character: string): string {
  const point = character.codePointAt(0) ?? 0
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
  const spellings = [
    literal(character),
    [...Buffer.from(character)].map((byte) => `%(?:25)*${anyCase(twoDigits(byte))}`).join(''),
    `&#(?:0*${point}|[xX]0*${anyCase(point.toString(16))});`,
  ]
  if (entities[character] !== undefined) spellings.push(`&${entities[character]};`)
  if (character === ' ') spellings.push('\\+')
  const escapes = [
    units.map((unit) => `u${anyCase(unit.toString(16).padStart(4, '0'))}`).join(`${backslash}{1,${mostBackslashes}}`),
    `u\\{0*${anyCase(point.toString(16))}\\}`,
  ]
  if (point < 256) escapes.push(`x${anyCase(twoDigits(point))}`)
  const controls = { '\n': 'n', '\r': 'r', '\t': 't', '\b': 'b', '\f': 'f', '\v': 'v' }
  if (character in controls) escapes.push(controls[character as keyof typeof controls])
  return `(?:${spellings.join('|')}|${afterBackslash}(?:${escapes.join('|')}))`
}

/** The characters that depend on nothing but `bytes`, for the three places where they can begin in a group of three. */
function base64Alignments(bytes: Buffer): string[] {
  return [0, 1, 2].map((offset) => {
    const whole = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    const first = Math.ceil((offset * 4) / 3)
    const end = Math.floor(((offset + bytes.length) * 4) / 3)
    return Array.from(whole.slice(first, end), (char) => anyAlphabet(char)).join('')
  })
}

/** A base64 character in base64url too, and as JSON, HTML and URLs escape it. */
function anyAlphabet(character: string): string {
  const other = { '+': '-', '/': '_' }[character]
  return other === undefined ? character : `(?:${other}|${backslash}{0,${mostBackslashes}}${anyEscape(character)})`
}

const literal = (character: string) => character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&')
const twoDigits = (byte: number) => byte.toString(16).padStart(2, '0')
const hex = (bytes: Buffer) => anyCase(bytes.toString('hex'))
const anyCase = (digits: string) => digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)

/** `encodeURIComponent`, which would throw at half a surrogate pair. */
function formEncode(value: string): string {
  return [...Buffer.from(value)]
    .map((byte) => {
      const character = String.fromCharCode(byte)
      return /[\w.!~*'()-]/.test(character) ? character : `%${twoDigits(byte).toUpperCase()}`
    })
    .join('')
}
