/** Checks the looks of the dialog, because LinkSDK only says what is wrong in the sandbox. Source: Lean's customization page. */
import type { Problem } from '../api/LeanError.ts'
import type { Customization } from '../api/options.ts'

const colour = /^(#[\da-f]{3}|#[\da-f]{6}|#[\da-f]{8}|rgba?\([\d\s.,%/]+\)|[a-z]{3,24})$/i
// The browser knows what a gradient is; here it must only not load anything or leave its property.
const gradient = /^linear-gradient\([\w\s.,%#()/-]+\)$/i

interface Rule {
  isValid(value: unknown): boolean
  /** The sentence that follows the option's name. */
  readonly message: string
}

const isColour = (value: unknown) => typeof value === 'string' && colour.test(value.trim())
const isGradient = (value: unknown) => typeof value === 'string' && gradient.test(value.trim()) && !/url/i.test(value)

const colourRule: Rule = {
  isValid: isColour,
  message: 'must be a colour: #rgb, #rrggbb, #rrggbbaa, rgb(), rgba() or a CSS name',
}
const backgroundRule: Rule = {
  isValid: (value) => isColour(value) || isGradient(value),
  message: 'must be a colour or a linear-gradient()',
}
const oneOf = (...values: string[]): Rule => ({
  isValid: (value) => values.includes(value as string),
  message: `must be ${values.map((value) => `'${value}'`).join(' or ')}`,
})

const rules: Record<keyof Customization, Rule> = {
  themeColor: colourRule,
  themeColorDark: colourRule,
  buttonTextColor: colourRule,
  buttonTextColorDark: colourRule,
  linkColor: colourRule,
  overlayColor: colourRule,
  dialogBackgroundColorLight: backgroundRule,
  dialogBackgroundColorDark: backgroundRule,
  buttonBorderRadius: {
    isValid: (value) =>
      value === 'pill' ||
      (typeof value === 'number' && value >= 0) ||
      (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value)),
    message: "must be a number of pixels or 'pill'",
  },
  dialogMode: oneOf('contained', 'uncontained'),
  forceAppearance: oneOf('light', 'dark'),
}

/** Everything that is wrong with it, each with its path from the options on. */
export function checkCustomization(value: Customization): Problem[] {
  return Object.entries(value).flatMap(([key, entry]) => {
    const path = 'customization.' + key
    const rule = Object.hasOwn(rules, key) ? rules[key as keyof Customization] : undefined
    if (!rule) return [{ path, message: `is none of ${Object.keys(rules).join(', ')}` }]
    return entry === undefined || rule.isValid(entry) ? [] : [{ path, message: rule.message }]
  })
}
