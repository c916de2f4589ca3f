import { expect, it, onTestFinished } from 'vitest'
import { createLeanClient, customizationFromCss } from './index.ts'

function style(css: string): HTMLElement {
  const element = document.body.appendChild(document.createElement('div'))
  element.style.cssText = css
  onTestFinished(() => element.remove())
  return element
}

it('reads every option from the custom property of its name', () => {
  const element = style(`
    --lean-theme-color: #7a1fa2; --lean-theme-color-dark: #dcb0f5; --lean-button-text-color: white;
    --lean-button-text-color-dark: rgb(43 11 58); --lean-link-color: teal; --lean-overlay-color: rgb(0 0 0 / 50%);
    --lean-dialog-background-color-light: linear-gradient(#fff, #eee); --lean-dialog-background-color-dark: #111;
    --lean-button-border-radius: 12px; --lean-dialog-mode: contained; --lean-force-appearance: dark`)
  expect(customizationFromCss(element)).toEqual({
    themeColor: '#7a1fa2',
    themeColorDark: '#dcb0f5',
    buttonTextColor: '#ffffff',
    buttonTextColorDark: '#2b0b3a',
    linkColor: '#008080',
    overlayColor: 'rgba(0, 0, 0, 0.5)',
    dialogBackgroundColorLight: 'linear-gradient(#fff, #eee)',
    dialogBackgroundColorDark: '#111111',
    buttonBorderRadius: '12',
    dialogMode: 'contained',
    forceAppearance: 'dark',
  })
})

it('leaves out what is not set, and takes what an ancestor sets by a name of the app’s own', () => {
  const outer = style('--brand: oklch(0.6 0.2 250); --lean-theme-color: var(--brand)')
  const inner = outer.appendChild(document.createElement('p'))
  expect(customizationFromCss(style(''))).toEqual({})
  expect(customizationFromCss(inner)).toEqual({ themeColor: expect.stringMatching(/^rgba\(\d+, \d+, \d+, 1\)$/) })
})

it.each([
  ['0.5rem', '8'],
  ['pill', 'pill'],
  ['calc(1px + 1em)', 'calc(1px + 1em)'],
])('turns the radius %s into %s', (radius, expected) => {
  expect(customizationFromCss(style(`--lean-button-border-radius: ${radius}`))).toEqual({
    buttonBorderRadius: expected,
  })
})

it('gives what a client accepts', async () => {
  const element = style('--lean-theme-color: color(display-p3 0.4 0.2 0.9); --lean-button-border-radius: 1rem')
  const client = createLeanClient({
    appToken: 'a',
    country: 'ae',
    tokenUrl: '/api/lean/token',
    customization: customizationFromCss(element),
  })
  onTestFinished(() => client.destroy())
  await expect(client.connect({ customerId: '', permissions: [] })).rejects.toMatchObject({
    problems: [{ path: 'customerId' }, { path: 'permissions' }],
  })
})
