/** Turns JSON data into a JavaScript literal that may stand inside any script, inline ones too. */

const ESCAPES: Readonly<Record<string, string>> = {
  '<': '\\u003C',
  '>': '\\u003E',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

/** Escapes what could end a script element or a comment in it (`</script`, `<!--`) or, in old engines, a string (U+2028, U+2029). */
export function toScriptLiteral(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => ESCAPES[character] ?? character)
}
