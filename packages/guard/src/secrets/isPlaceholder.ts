/** Tells a value that stands where a secret will be from a secret: images and CI set such words, and any code holds them. */

const placeholders = [
  'undefined',
  'null',
  'none',
  'nil',
  'true',
  'false',
  'empty',
  'unset',
  'placeholder',
  'production',
  'development',
  'staging',
  'sandbox',
  'testing',
  'example',
  'sample',
  'default',
  'dummy',
  'secret',
  'redacted',
  'replaceme',
  'changeme',
  'client_secret',
  'lean_client_secret',
  '[object object]',
]

/** `<your secret>`, `{{ secret }}`, `xxxxxxxx`, `********`, `your-client-secret`, `change-me`. */
const placeholderShapes = [
  /^<.*>$/,
  /^\{\{.*\}\}$/,
  /^(.)\1*$/s,
  /^(?:your|my|the)[-_ ]?(?:lean[-_ ]?)?(?:client[-_ ]?)?secret(?:[-_ ]?here)?$/,
  /^(?:change|replace|fill)[-_ ]?(?:me|this)(?:[-_ ]?in)?$/,
]

export function isPlaceholder(value: string): boolean {
  const word = value.toLowerCase()
  return placeholders.includes(word) || placeholderShapes.some((shape) => shape.test(word))
}
