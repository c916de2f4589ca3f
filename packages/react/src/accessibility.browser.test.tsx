/** What a person without a mouse, with a screen reader, large letters or colours of their own gets of each button, from Chromium itself. */
import { describe, expect, it, onTestFinished } from 'vitest'
import { render } from 'vitest-browser-react'
import { cdp, page, userEvent } from 'vitest/browser'
import { toJwt } from '../../core/test/toJwt.ts'
import { buttonRows } from '../test/buttonRows.tsx'
import { cancelled, type OwnProps, setUpLean, success } from '../test/setUpLean.tsx'
import { ConnectButton } from './index.ts'
import looks from './styles.css?inline'

interface AXNode {
  ignored: boolean
  role?: { value: string }
  name?: { value: string }
  properties?: { name: string; value: { value: unknown } }[]
}
interface FrameTree {
  frame: { id: string; url: string }
  childFrames?: FrameTree[]
}
/** Chromium's own protocol, of which Vitest types no command. */
const session = () => cdp() as unknown as { send(method: string, params?: object): Promise<unknown> }

const listFrames = ({ frame, childFrames = [] }: FrameTree): FrameTree['frame'][] => [
  frame,
  ...childFrames.flatMap(listFrames),
]

/** What Chromium tells a screen reader of this page. */
async function readTree(): Promise<AXNode[]> {
  const { frameTree } = (await session().send('Page.getFrameTree')) as { frameTree: FrameTree }
  const frame = listFrames(frameTree).find(({ url }) => url === location.href)
  const { nodes } = (await session().send('Accessibility.getFullAXTree', { frameId: frame?.id })) as { nodes: AXNode[] }
  return nodes.filter(({ ignored }) => !ignored)
}

const propertyOf = (node: AXNode, name: string) => node.properties?.find((one) => one.name === name)?.value.value

/** The one button as a screen reader finds it. */
async function readButton() {
  const buttons = (await readTree()).filter(({ role }) => role?.value === 'button')
  const [node] = buttons as [AXNode]
  return {
    count: buttons.length,
    name: node.name?.value,
    // The protocol tells it of live regions only.
    busy: button.element().ariaBusy,
    disabled: propertyOf(node, 'disabled') === true,
    focusable: propertyOf(node, 'focusable') === true,
    focused: propertyOf(node, 'focused') === true,
  }
}

async function emulate(name: string, value: string): Promise<void> {
  const set = (features: object[]) => session().send('Emulation.setEmulatedMedia', { features })
  onTestFinished(() => void set([{ name, value: '' }]))
  await set([{ name, value }])
}

function addCss(...sheets: string[]): void {
  for (const css of sheets) {
    const style = document.head.appendChild(Object.assign(document.createElement('style'), { textContent: css }))
    onTestFinished(() => style.remove())
  }
}

const button = page.getByRole('button')
const status = (expected: string) => expect.element(button).toHaveAttribute('data-status', expected)

describe.each(buttonRows)('$name', ({ draw, labels }) => {
  /** Walks the button through every status, by its use, and stops in each. */
  async function walk(stop: (status: string) => Promise<void>, over: OwnProps = {}): Promise<void> {
    let giveToken = () => {}
    let confirm: (yes: boolean) => void = () => {}
    const { fake, withLean } = setUpLean()
    const isAsked = new Promise<void>((resolve) => (giveToken = resolve))
    const fetchAccessToken: OwnProps['fetchAccessToken'] = async ({ customerId }) => {
      await isAsked
      return toJwt({ customers: [{ id: customerId }] })
    }
    const props = { confirm: () => new Promise<boolean>((resolve) => (confirm = resolve)), onError: () => {} }
    await render(withLean(draw(props), { preload: 'none', settleMs: 50, ...over, fetchAccessToken } as OwnProps))
    const reach = async (expected: string) => {
      await status(expected)
      await stop(expected)
    }
    await reach('idle')
    ;(button.element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await reach('opening')
    giveToken()
    await reach('open')
    fake.reply(cancelled)
    await reach('ready')
    await userEvent.keyboard('{Enter}')
    await status('open')
    fake.reply({ status: 'REDIRECT' })
    await reach('redirecting')
    // The customer came back instead.
    fake.reply(cancelled)
    await status('ready')
    await userEvent.keyboard('{Enter}')
    await status('open')
    fake.reply(success)
    await reach('confirming')
    confirm(true)
    await reach('success')
    await userEvent.keyboard('{Enter}')
    await status('open')
    fake.reply(success)
    await status('confirming')
    confirm(false)
    await reach('error')
  }

  it('is a button with a name in every status, busy instead of disabled, and keeps the focus', async () => {
    const free = { count: 1, busy: null, disabled: false, focusable: true, focused: true }
    const working = { ...free, busy: 'true', disabled: true }
    const expected: Record<string, object> = {
      idle: { ...free, name: labels.en, focused: false },
      opening: { ...working, name: 'Opening…' },
      open: { ...free, name: 'Continue in the window' },
      ready: { ...free, name: labels.en },
      redirecting: { ...working, name: 'Taking you to your bank…' },
      confirming: { ...working, name: 'Checking with your bank…' },
      success: { ...free, name: 'Done' },
      error: { ...free, name: 'Something went wrong' },
    }
    const seen: string[] = []
    await walk(async (now) => {
      // The words come with the part of the kit that opens, which may be on its way.
      await expect.poll(readButton).toEqual(expected[now])
      expect((button.element() as HTMLButtonElement).disabled).toBe(false)
      seen.push(now)
    })
    expect(seen.toSorted()).toEqual(Object.keys(expected).toSorted())
  })

  it('says what happens in one polite live region', async () => {
    const { fake, withLean } = setUpLean()
    await render(
      withLean(
        <>
          {draw({ 'data-testid': 'one' })}
          {draw({})}
        </>,
      ),
    )
    const one = page.getByTestId('one')
    await expect.element(one).toHaveAttribute('data-status', 'ready')
    await one.click()
    const readRegions = async () =>
      (await readTree()).flatMap((node) => (propertyOf(node, 'live') ? [propertyOf(node, 'live')] : []))
    await expect.element(page.getByRole('status')).toHaveTextContent('Continue in the window')
    expect(await readRegions()).toEqual(['polite'])
    fake.reply(success)
    await expect.element(page.getByRole('status')).toHaveTextContent('Done')
    expect(await readRegions()).toEqual(['polite'])
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['a success', success, 'success'],
    ['a cancel', cancelled, 'ready'],
  ])('gets the focus back from LinkSDK after %s', async (_name, answer, after) => {
    const { fake, withLean } = setUpLean()
    await render(withLean(draw({})))
    await status('ready')
    ;(button.element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await status('open')
    const dialog = document.body.appendChild(document.createElement('iframe'))
    onTestFinished(() => dialog.remove())
    dialog.focus()
    expect(document.activeElement).toBe(dialog)
    fake.reply(answer)
    await status(after)
    await expect.element(button).toHaveFocus()
  })

  it.each([
    ['100 %', '', '320px'],
    ['letters of 200 %', 'html { font-size: 200% }', '320px'],
    // 320 pixels of the screen.
    ['a zoom of 200 %', 'html { zoom: 2 }', '160px'],
  ])('is at least 44 pixels high and not cut in a narrow page: %s', async (_name, css, inlineSize) => {
    addCss(looks, css)
    for (const language of ['en', 'ar'] as const) {
      const { fake, withLean } = setUpLean()
      const view = await render(<div style={{ inlineSize }}>{withLean(draw({}), { language })}</div>)
      await status('ready')
      expectToFit(button.element())
      await button.click()
      await status('open')
      expectToFit(button.element())
      fake.reply(cancelled)
      await status('ready')
      await view.unmount()
    }
  })
})

function expectToFit(element: Element): void {
  const parent = element.parentElement!
  expect(element.getBoundingClientRect().height).toBeGreaterThanOrEqual(44)
  expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth)
  expect(element.scrollHeight).toBeLessThanOrEqual(element.clientHeight)
  expect(parent.scrollWidth).toBeLessThanOrEqual(parent.clientWidth)
}

describe('forced colours', () => {
  /** What the person's colours are, as the browser says them. */
  function colourOf(name: string): string {
    const probe = document.body.appendChild(document.createElement('p'))
    probe.style.color = name
    const { color } = getComputedStyle(probe)
    probe.remove()
    return color
  }

  it('are those of button, focus and ring, whatever the app set', async () => {
    addCss(
      looks,
      ':root { --lean-button-background: #0b5d4e; --lean-button-color: #fff; --lean-button-focus: #0b5d4e }',
    )
    const { withLean } = setUpLean()
    await render(withLean(<ConnectButton permissions={['accounts']} aria-busy />))
    await status('ready')
    const element = button.element()
    await userEvent.tab()
    await expect.element(button).toHaveFocus()
    const before = getComputedStyle(element).backgroundColor
    await emulate('forced-colors', 'active')
    await expect.poll(() => matchMedia('(forced-colors: active)').matches).toBe(true)
    const style = getComputedStyle(element)
    const ring = getComputedStyle(element, '::before')
    expect(before).toBe('rgb(11, 93, 78)')
    expect({
      background: style.backgroundColor,
      text: style.color,
      border: style.borderTopColor,
      focus: `${style.outlineStyle} ${style.outlineColor}`,
      ring: ring.borderBottomColor,
      gap: ring.borderTopColor,
    }).toEqual({
      background: colourOf('ButtonFace'),
      text: colourOf('ButtonText'),
      border: colourOf('ButtonText'),
      focus: `solid ${colourOf('Highlight')}`,
      ring: colourOf('ButtonText'),
      gap: colourOf('ButtonFace'),
    })
    expect(ring.borderBottomColor).not.toBe(ring.borderTopColor)
  })
})

describe('less motion', () => {
  it.each([
    ['no-preference', 'lean-link-turn'],
    ['reduce', 'none'],
  ])('prefers-reduced-motion: %s', async (preference, animation) => {
    addCss(looks)
    await emulate('prefers-reduced-motion', preference)
    const { withLean } = setUpLean()
    await render(
      withLean(<ConnectButton permissions={['accounts']} />, { fetchAccessToken: () => new Promise(() => {}) }),
    )
    await button.click()
    await status('opening')
    const ring = getComputedStyle(button.element(), '::before')
    expect(ring.animationName).toBe(animation)
    // It is there all the same.
    expect(ring.borderBottomStyle).toBe('solid')
  })
})

describe('the direction', () => {
  it.each(['rtl', 'ltr'])('of children is that of the page around them: %s', async (dir) => {
    const { withLean } = setUpLean()
    const children = dir === 'rtl' ? 'Bank ١' : 'بنك 1'
    await render(<div dir={dir}>{withLean(<ConnectButton permissions={['accounts']}>{children}</ConnectButton>)}</div>)
    await status('ready')
    expect(getComputedStyle(button.element()).direction).toBe(dir)
  })

  it.each([
    ['ar', 'ltr', 'rtl'],
    ['en', 'rtl', 'ltr'],
  ] as const)('of the kit’s own words is theirs: %s in a page that is %s', async (language, dir, expected) => {
    const { withLean } = setUpLean()
    await render(<div dir={dir}>{withLean(<ConnectButton permissions={['accounts']} />, { language })}</div>)
    await status('ready')
    expect(getComputedStyle(button.element()).direction).toBe(expected)
  })
})
