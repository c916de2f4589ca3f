/** LinkSDK's looks from the page's own style sheets: what an app calls its colours stays in CSS. */
import type { Customization } from '@lean-link/core'

/** How LinkSDK wants each value. The compiler keeps this list whole. */
const kinds: Record<keyof Customization, 'colour' | 'background' | 'radius' | 'word'> = {
  themeColor: 'colour',
  themeColorDark: 'colour',
  buttonTextColor: 'colour',
  buttonTextColorDark: 'colour',
  linkColor: 'colour',
  overlayColor: 'colour',
  dialogBackgroundColorLight: 'background',
  dialogBackgroundColorDark: 'background',
  buttonBorderRadius: 'radius',
  dialogMode: 'word',
  forceAppearance: 'word',
}

const toPropertyName = (name: string) => '--lean-' + name.replace(/[A-Z]/g, (letter) => '-' + letter.toLowerCase())

/** The colour as LinkSDK knows it; one that the browser does not know stays as it is, and is refused with a sentence when it is used. */
function toPlainColour(colour: string): string {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const context = canvas.getContext('2d')
  if (!context || !CSS.supports('color', colour)) return colour
  context.fillStyle = colour
  // Canvas says it as #rrggbb or rgba(); a colour of a newer space, such as oklch(), in its own spelling.
  if (/^(#|rgba)/.test(context.fillStyle)) return context.fillStyle
  context.fillRect(0, 0, 1, 1)
  const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data
  return `rgba(${red}, ${green}, ${blue}, ${Math.round((alpha! / 255) * 100) / 100})`
}

/** Pixels: LinkSDK knows no unit. */
function toPixels(length: string): string {
  const [, number, unit] = /^([\d.]+)(px|rem)$/.exec(length) ?? []
  if (!number) return length
  const factor = unit === 'rem' ? parseFloat(getComputedStyle(document.documentElement).fontSize) : 1
  return String(Number(number) * factor)
}

/**
 * Reads LinkSDK's looks from custom properties of `element`, each named like the option: `themeColor` from `--lean-theme-color`,
 * `buttonBorderRadius` from `--lean-button-border-radius` (px, rem, or `pill`), and so on for every key of {@link Customization}; what is
 * not set is left out. Colours may be anything that the browser knows. Works in a browser only, so call it in an effect or an event
 * handler, and again when the page's theme changes.
 *
 * @example
 * // The style sheet says :root { --lean-theme-color: var(--brand) }
 * client.setOptions({ customization: customizationFromCss(document.documentElement) })
 */
export function customizationFromCss(element: Element): Customization {
  const style = getComputedStyle(element)
  const customization: Record<string, string> = {}
  for (const [name, kind] of Object.entries(kinds)) {
    const value = style.getPropertyValue(toPropertyName(name)).trim()
    if (!value) continue
    const isColour = kind === 'colour' || (kind === 'background' && !value.startsWith('linear-gradient('))
    customization[name] = isColour ? toPlainColour(value) : kind === 'radius' ? toPixels(value) : value
  }
  return customization as Customization
}
