// @ts-check
/** Decides whether a value of `customization` may reach CSS; used by LinkSDK's checks, which refuse it, and by the dialog, which ignores it. */

const LOADS_OR_READS = /\b(url|var|env|attr|image|image-set|element|cross-fade|paint|src)\s*\(/i
// The documented formats, for where there is no CSS to ask (Node, jsdom): #rgb, #rrggbb, #rrggbbaa, rgb(), rgba() and names, here any word.
const COLOUR_SHAPE = /^(#([\da-f]{3}|[\da-f]{6}|[\da-f]{8})|rgba?\([\d\s.,%/]+\)|[a-z]+)$/i
const GRADIENT_SHAPE = /^linear-gradient\(.+\)$/i

/**
 * A colour, or where allowed a gradient, that CSS knows and that can load or read nothing.
 * @param {unknown} value
 * @param {'colour' | 'background'} kind
 * @returns {boolean}
 */
export function isSafeCss(value, kind) {
  if (typeof value !== 'string' || value.length > 300 || !/^[-#\w\s.,%()/]+$/.test(value) || LOADS_OR_READS.test(value))
    return false
  const isShape = typeof CSS === 'undefined' || typeof CSS.supports !== 'function'
  const isColour = isShape ? COLOUR_SHAPE.test(value.trim()) : CSS.supports('color', value)
  if (isColour || kind === 'colour') return isColour
  return isShape ? GRADIENT_SHAPE.test(value.trim()) : CSS.supports('background-image', value)
}
