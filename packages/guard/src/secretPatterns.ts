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
    { encoding: 'plain or escaped text', pattern: new RegExp(characters.map(anyEscape).join(''), 'g') },
    { encoding: 'hexadecimal', pattern: new RegExp(hex(Buffer.from(start)), 'g') },
    { encoding: 'base64', pattern: new RegExp(written.flatMap(base64Alignments).join('|'), 'g') },
  ]
}

const entities: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' }

// Five strings inside each other write 31 backslashes for one. Without a limit, a long row of them would take minutes.
const backslashes = '\\\\{1,31}'

/** One character, in all its spellings. Backslashes may pile up: code inside a string inside a string. */
function anyEscape(character: string): string {
  const point = character.codePointAt(0) ?? 0
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
  const spellings = [
    `(?:${backslashes})?${literal(character)}`,
    units.map((unit) => `${backslashes}u${anyCase(unit.toString(16).padStart(4, '0'))}`).join(''),
    `${backslashes}u\\{0*${anyCase(point.toString(16))}\\}`,
    [...Buffer.from(character)].map((byte) => `%(?:25)*${anyCase(twoDigits(byte))}`).join(''),
    `&#(?:0*${point}|[xX]0*${anyCase(point.toString(16))});`,
  ]
  if (point < 256) spellings.push(`${backslashes}x${anyCase(twoDigits(point))}`)
  if (entities[character] !== undefined) spellings.push(`&${entities[character]};`)
  if (character === ' ') spellings.push('\\+')
  const controls = { '\n': 'n', '\r': 'r', '\t': 't', '\b': 'b', '\f': 'f', '\v': 'v' }
  if (character in controls) spellings.push(`${backslashes}${controls[character as keyof typeof controls]}`)
  return `(?:${spellings.join('|')})`
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

/** A base64 character in base64url too, and as JSON and URLs escape it. */
function anyAlphabet(character: string): string {
  if (character === '+') return `(?:\\+|-|%(?:25)*2[bB]|${backslashes}u002[bB]|&#43;)`
  if (character === '/') return `(?:(?:${backslashes})?\\/|_|%(?:25)*2[fF]|${backslashes}u002[fF]|&#(?:47|x2[fF]);)`
  return character
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
