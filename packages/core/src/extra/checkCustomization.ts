/** Checks the looks of the dialog, because LinkSDK only says what is wrong in the sandbox. Source: Lean's customization page. */
import type { Problem } from '../LeanError.ts'
import type { Customization } from '../options.ts'

const colour = /^(#[\da-f]{3}|#[\da-f]{6}|#[\da-f]{8}|rgba?\([\d\s.,%/]+\)|[a-z]{3,24})$/i
// The browser knows what a gradient is; here it must only not load anything or leave its property.
const gradient = /^linear-gradient\([\w\s.,%#()/-]+\)$/i

type Rule = readonly [test: (value: unknown) => boolean, must: string]

const colourRule: Rule = [
  (value) => typeof value === 'string' && colour.test(value.trim()),
  'must be a colour: #rgb, #rrggbb, #rrggbbaa, rgb(), rgba() or a CSS name',
]
const backgroundRule: Rule = [
  (value) =>
    typeof value === 'string' && (colour.test(value.trim()) || (gradient.test(value.trim()) && !/url/i.test(value))),
  'must be a colour or a linear-gradient()',
]
const choice = (...values: string[]): Rule => [
  (value) => values.includes(value as string),
  `must be ${values.map((value) => `'${value}'`).join(' or ')}`,
]

const rules: Record<keyof Customization, Rule> = {
  themeColor: colourRule,
  themeColorDark: colourRule,
  buttonTextColor: colourRule,
  buttonTextColorDark: colourRule,
  linkColor: colourRule,
  overlayColor: colourRule,
  dialogBackgroundColorLight: backgroundRule,
  dialogBackgroundColorDark: backgroundRule,
  buttonBorderRadius: [
    (value) =>
      value === 'pill' ||
      (typeof value === 'number' && value >= 0) ||
      (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value)),
    "must be a number of pixels or 'pill'",
  ],
  dialogMode: choice('contained', 'uncontained'),
  forceAppearance: choice('light', 'dark'),
}

/** Everything that is wrong with it, each with its path from the options on. */
export function checkCustomization(value: Customization): Problem[] {
  return Object.entries(value).flatMap(([key, entry]) => {
    const path = 'customization.' + key
    const rule = Object.hasOwn(rules, key) ? rules[key as keyof Customization] : undefined
    if (!rule) return [{ path, message: `is none of ${Object.keys(rules).join(', ')}` }]
    return entry === undefined || rule[0](entry) ? [] : [{ path, message: rule[1] }]
  })
}
