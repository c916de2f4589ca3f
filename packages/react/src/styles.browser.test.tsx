/** The style sheet that apps may import: what it does to a button, and that anything of the app's own wins. */
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import readme from '../README.md?raw'
import { setUpLean } from '../test/setUpLean.tsx'
import type { ButtonStatus } from './buttonStatus.ts'
import { ConnectButton } from './index.ts'
import looks from './styles.css?inline'

const statuses: readonly ButtonStatus[] = [
  'idle',
  'ready',
  'opening',
  'open',
  'redirecting',
  'confirming',
  'success',
  'error',
]
const working: readonly ButtonStatus[] = ['opening', 'redirecting', 'confirming']

// A button that appears under the pointer, where an earlier test left it, looks as one that is pointed at.
beforeEach(() => userEvent.unhover(document.body))

function addCss(...sheets: string[]): void {
  for (const css of sheets) {
    const style = document.head.appendChild(Object.assign(document.createElement('style'), { textContent: css }))
    onTestFinished(() => style.remove())
  }
}

/** A button as the kit draws it in that status: no app can put the kit's own into one. */
function draw(status: ButtonStatus, css = ''): HTMLElement {
  const parent = document.body.appendChild(document.createElement('div'))
  parent.style.cssText = css
  const busy = working.includes(status) ? 'aria-busy="true" aria-disabled="true"' : ''
  parent.innerHTML = `<button type="button" data-lean-button data-method="connect" data-status="${status}" ${busy}>Connect your bank</button>`
  onTestFinished(() => parent.remove())
  return parent.querySelector('button')!
}

/** Everything that the browser computed for the element and its marks. */
function styleOf(element: Element): Record<string, string>[] {
  return [undefined, '::before', '::after'].map((pseudo) => {
    const style = getComputedStyle(element, pseudo)
    return Object.fromEntries(Array.from(style, (name) => [name, style.getPropertyValue(name)]))
  })
}

/** Chromium itself rounds to 1/64 of a pixel. */
function placeOf(thing: Element | Range): number[] {
  const { x, y, width, height } = thing.getBoundingClientRect()
  return [x, y, width, height].map((length) => Math.round(length * 10) / 10)
}

/** Red, green, blue and alpha, in whatever way the browser says the colour. */
function toPixel(colour: string): Uint8ClampedArray {
  const context = document.createElement('canvas').getContext('2d')!
  context.fillStyle = colour
  context.fillRect(0, 0, 1, 1)
  return context.getImageData(0, 0, 1, 1).data
}

/** WCAG's relative luminance. */
function luminanceOf(colour: string): number {
  const [red, green, blue] = Array.from(toPixel(colour).slice(0, 3), (byte) => {
    const part = byte / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

it('is applied by nobody but the app', () => {
  const [bare, ours] = [document.createElement('button'), draw('ready')]
  bare.textContent = ours.textContent
  ours.after(bare)
  expect(styleOf(ours)).toEqual(styleOf(bare))
  addCss(looks)
  expect(styleOf(ours)).not.toEqual(styleOf(bare))
})

it('looks alike from the server’s HTML to a button that is ready', async () => {
  addCss(looks)
  const { withLean } = setUpLean()
  const app = withLean(<ConnectButton permissions={['accounts']} />)
  const parent = document.body.appendChild(document.createElement('div'))
  parent.innerHTML = renderToString(app)
  const served = styleOf(parent.firstElementChild!)
  const root = hydrateRoot(parent, app)
  onTestFinished(() => {
    root.unmount()
    parent.remove()
  })
  const button = page.getByRole('button')
  await expect.element(button).toHaveAttribute('data-status', 'ready')
  expect(styleOf(button.element())).toEqual(served)
})

describe.each(['light', 'dark'])('in a page that is %s', (scheme) => {
  it.each(statuses)('%s can be read and seen', (status) => {
    addCss(looks)
    const button = draw(status, `color-scheme: ${scheme}; background: Canvas; color: CanvasText`)
    const { color, backgroundColor, borderTopColor } = getComputedStyle(button)
    const ground = getComputedStyle(button.parentElement!).backgroundColor
    expect(luminanceOf(ground) < 0.5).toBe(scheme === 'dark')
    expect([color, backgroundColor].map((colour) => toPixel(colour)[3])).toEqual([255, 255])
    expect(contrast(color, backgroundColor)).toBeGreaterThan(4.5)
    const edge = toPixel(borderTopColor)[3] === 0 ? backgroundColor : borderTopColor
    expect(contrast(edge, ground)).toBeGreaterThan(3)
  })

  it('the focus is seen on the page, and beside the button', async () => {
    addCss(looks)
    const button = draw('ready', `color-scheme: ${scheme}; background: Canvas; padding: 8px`)
    button.focus()
    const { outlineColor, outlineStyle, outlineWidth, boxShadow } = getComputedStyle(button)
    expect([outlineStyle, outlineWidth]).toEqual(['solid', '2px'])
    const gap = /^rgba?\([^)]*\)/.exec(boxShadow)![0]
    expect(contrast(outlineColor, gap)).toBeGreaterThan(3)
    expect(contrast(outlineColor, getComputedStyle(button.parentElement!).backgroundColor)).toBeGreaterThan(3)
  })
})

describe.each(['ltr', 'rtl'])('from %s', (direction) => {
  it.each([600, 200])('nothing moves when a mark appears, in a page of %i pixels', (width) => {
    addCss(looks)
    const places = statuses.map((status) => {
      const button = draw(
        status,
        `position: absolute; inset: 0 auto auto 0; width: ${width}px; direction: ${direction}`,
      )
      const text = document.createRange()
      text.selectNodeContents(button)
      return [button, text].map(placeOf)
    })
    expect(places).toEqual(places.map(() => places[0]))
  })

  it('the mark stands before the text', () => {
    addCss(looks)
    const button = draw('opening', `direction: ${direction}; width: 600px`)
    const marked = (pseudo: string) => getComputedStyle(button, pseudo).borderBottomWidth !== '0px'
    expect([marked('::before'), marked('::after')]).toEqual([true, false])
    const { flexDirection, direction: own } = getComputedStyle(button)
    expect([flexDirection, own]).toEqual(['row', direction])
  })
})

it.each(statuses.filter((status) => status !== 'idle'))('%s is told apart from idle without words', (status) => {
  addCss(looks)
  const [idle, other] = [draw('idle'), draw(status)]
  const differs = JSON.stringify(styleOf(idle)) !== JSON.stringify(styleOf(other))
  expect(differs).toBe(status !== 'ready')
})

describe('the app’s own rules win:', () => {
  const backgroundOf = (className: string) => {
    const button = draw('error')
    button.className = className
    return getComputedStyle(button).backgroundColor
  }

  it.each([
    ['a class, as CSS modules make it', '.mine_x1y2z { background: rgb(1, 2, 3) }'],
    ['a rule without any class', 'button { background: rgb(1, 2, 3) }'],
  ])('%s, before or after', (_name, css) => {
    addCss(css, looks)
    expect(backgroundOf('mine_x1y2z')).toBe('rgb(1, 2, 3)')
    addCss(css)
    expect(backgroundOf('mine_x1y2z')).toBe('rgb(1, 2, 3)')
  })

  it('a utility of Tailwind 4, whose own reset does not', () => {
    addCss(
      `@layer theme, base, components, utilities;
      @layer base { button { padding: 0; border: 0 solid; border-radius: 0; background-color: transparent } }
      @layer utilities { .bg-amber-300 { background-color: rgb(1, 2, 3) } }`,
      // As "@import … layer(components)" puts it.
      `@layer components { ${looks} }`,
    )
    expect(backgroundOf('bg-amber-300')).toBe('rgb(1, 2, 3)')
    const { borderTopWidth, paddingLeft } = getComputedStyle(draw('ready'))
    expect([borderTopWidth, paddingLeft]).toEqual(['1px', '12px'])
  })
})

describe('custom properties', () => {
  const rows: readonly [name: string, value: string, status: ButtonStatus, property: string][] = [
    ['--lean-button-background', 'rgb(1, 2, 3)', 'ready', 'background-color'],
    ['--lean-button-color', 'rgb(1, 2, 3)', 'ready', 'color'],
    ['--lean-button-border', 'rgb(1, 2, 3)', 'ready', 'border-top-color'],
    ['--lean-button-radius', '3px', 'ready', 'border-top-left-radius'],
    ['--lean-button-font', 'serif', 'ready', 'font-family'],
    ['--lean-button-focus', 'rgb(1, 2, 3)', 'ready', 'outline-color'],
    ['--lean-button-success', 'rgb(1, 2, 3)', 'success', 'color'],
    ['--lean-button-error', 'rgb(1, 2, 3)', 'error', 'color'],
  ]

  it.each(rows)('%s reaches the button from any element above it', (name, value, status, property) => {
    addCss(looks)
    const read = (css?: string) => {
      const button = draw(status, css)
      button.focus()
      return getComputedStyle(button).getPropertyValue(property)
    }
    expect(read()).not.toBe(value)
    expect(read(`${name}: ${value}`)).toBe(value)
  })

  it('are those that README lists', () => {
    const listIn = (text: string) => [...new Set(text.match(/--lean-button-[a-z]+/g))].toSorted()
    const table = readme.split('\n').filter((line) => line.startsWith('| `--lean-button-'))
    expect(listIn(table.join('\n'))).toEqual(listIn(looks))
    expect(rows.map(([name]) => name).toSorted()).toEqual(listIn(looks))
  })
})
