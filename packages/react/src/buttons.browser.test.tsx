/** What every button does: one suite, one row of data each. */
import axe from 'axe-core'
import type { ReactNode } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { page, userEvent } from 'vitest/browser'
import { buttonRows } from '../test/buttonRows.tsx'
import { cancelled, customerId, type OwnProps, setUpLean, success } from '../test/setUpLean.tsx'
import type { LeanError } from './index.ts'

const button = page.getByRole('button')
const status = (expected: string) => expect.element(button).toHaveAttribute('data-status', expected)

// The next button appears where an earlier test left the pointer, and that is intent.
beforeEach(() => userEvent.unhover(document.body))

describe.each(buttonRows)('$name', ({ name, method, draw, config, labels, fields }) => {
  const setUp = async (props: object = {}, over: OwnProps = {}) => {
    const lean = setUpLean()
    const show = (children: ReactNode, more: OwnProps = {}) => lean.withLean(children, { ...over, ...more } as OwnProps)
    const view = await render(show(draw(props)))
    if (over.preload !== 'none') await status('ready')
    return { ...lean, view, show }
  }

  it('calls its method with its params in Lean’s spelling, inside the click event', async () => {
    const { fake } = await setUp()
    let callsAtEvent: number | undefined
    addEventListener('click', () => (callsAtEvent = fake.calls.length), { once: true })
    await button.click()
    expect(callsAtEvent).toBe(1)
    expect(fake.calls).toMatchObject([{ method, config: { ...config, access_token: '[jwt]' } }])
    fake.reply(cancelled)
    await status('ready')
  })

  it('is a native button with its name, its data attributes, and no param of LinkSDK', async () => {
    await setUp({ id: 'own', className: 'mine' })
    const element = button.element() as HTMLButtonElement
    expect([element.tagName, element.type, element.dataset['method'], element.className]).toEqual([
      'BUTTON',
      'button',
      method,
      'mine',
    ])
    expect(fields.filter((field) => element.hasAttribute(field))).toEqual([])
    await expect.element(page.getByRole('button', { name: labels.en, exact: true })).toBeVisible()
  })

  it('says it in Arabic, from right to left, and passes the language on', async () => {
    const { fake } = await setUp({}, { language: 'ar' })
    await expect.element(page.getByRole('button', { name: labels.ar, exact: true })).toHaveAttribute('lang', 'ar')
    expect(getComputedStyle(button.element()).direction).toBe('rtl')
    await button.click()
    expect(fake.calls).toMatchObject([{ config: { language: 'ar' } }])
    fake.reply(cancelled)
    await status('ready')
  })

  it('works by keyboard alone, never loses focus or name, and tells a screen reader that it is busy', async () => {
    let answer: (yes: boolean) => void = () => {}
    const onSuccess = vi.fn()
    const { fake } = await setUp({ confirm: () => new Promise<boolean>((resolve) => (answer = resolve)), onSuccess })
    await userEvent.tab()
    await expect.element(button).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await status('open')
    fake.reply(success)
    await status('confirming')
    await expect.element(button).toHaveAttribute('aria-busy', 'true')
    await expect.element(button).toHaveAttribute('aria-disabled', 'true')
    await expect.element(button).toHaveAccessibleName('Checking with your bank…')
    await expect.element(button).toHaveFocus()
    // A busy button takes no click, and stays a button.
    await userEvent.keyboard(' ')
    expect(fake.calls).toHaveLength(1)
    answer(true)
    await status('success')
    await expect.element(button).toHaveFocus()
    expect(onSuccess).toHaveBeenCalledOnce()
  })

  it('has nothing for axe to find, untouched, open and done', async () => {
    const { fake } = await setUp()
    const find = async () => (await axe.run(button.element())).violations.map(({ id, help }) => `${id}: ${help}`)
    expect(await find()).toEqual([])
    await button.click()
    expect(await find()).toEqual([])
    fake.reply(success)
    await status('success')
    expect(await find()).toEqual([])
  })

  it('forgets success when its customer changes, and opens for the next one', async () => {
    const { fake, view, show } = await setUp()
    await button.click()
    fake.reply(success)
    await status('success')
    await view.rerender(show(draw({}), { customerId: 'cust_2' }))
    await status('ready')
    await expect.element(button).toHaveTextContent(labels.en)
    await button.click()
    await expect.poll(() => fake.calls.length).toBe(2)
    fake.reply(cancelled)
    await view.rerender(show(draw({})))
    await status('ready')
  })

  it('forgets an error when its customer changes', async () => {
    const { fake, view, show } = await setUp({}, { settleMs: 50 })
    await button.click()
    fake.reply({ status: 'ERROR' })
    await status('error')
    await view.rerender(show(draw({ customerId: 'cust_3' })))
    await status('ready')
    expect(fake.calls).toHaveLength(1)
  })

  it('never offers to try again what may have worked', async () => {
    const onError = vi.fn()
    const { fake } = await setUp({ onError, confirmTimeoutMs: 1_000 })
    await button.click()
    fake.reply({ status: 'PENDING' })
    await status('error')
    expect(onError.mock.lastCall?.[0]).toMatchObject({ code: 'link_outcome_unknown', retryable: false })
    await expect.element(button).not.toHaveTextContent(/again/i)
    expect(onError.mock.lastCall?.[0].userMessage).not.toMatch(/try again/i)
  })

  it('names what is wrong, and shows it', async () => {
    const onError = vi.fn<(error: LeanError) => void>()
    const { fake } = await setUp({ onError, extra: { callback: 'x' } })
    await button.click()
    await status('error')
    expect(onError.mock.calls).toMatchObject([[{ code: 'invalid_params', retryable: false }]])
    await expect.element(button).toHaveTextContent('Something went wrong')
    expect(fake.calls).toHaveLength(0)
  })

  it('becomes the app’s own button with asChild, with the descriptions, classes and refs of both', async () => {
    const [outer, inner] = [{ current: null }, { current: null }]
    const { fake } = await setUp({
      asChild: true,
      ref: outer,
      className: 'outer',
      'aria-describedby': 'why',
      children: (
        <button ref={inner} className="inner" aria-describedby="how">
          <i />
          {name}
        </button>
      ),
    })
    const element = button.element()
    expect([outer.current, inner.current]).toEqual([element, element])
    expect(element.className.split(' ').toSorted()).toEqual(['inner', 'outer'])
    expect(element.getAttribute('aria-describedby')!.split(' ').toSorted()).toEqual(['how', 'why'])
    await expect.element(button).toHaveTextContent(name)
    await button.click()
    await expect.element(button).toHaveTextContent('Continue in the window')
    expect(fake.calls).toMatchObject([{ method }])
    fake.reply(cancelled)
    await expect.element(button).toHaveTextContent(name)
  })
})

it('opens for the customer of the nearest provider', async () => {
  const { fake, withLean } = setUpLean()
  const [{ draw }] = buttonRows as [(typeof buttonRows)[number]]
  await render(
    withLean(
      <>
        {draw({ 'data-testid': 'outer' })}
        {withLean(draw({ 'data-testid': 'inner' }), { customerId: 'cust_2' })}
      </>,
    ),
  )
  for (const [place, customer] of [
    ['inner', 'cust_2'],
    ['outer', customerId],
  ] as const) {
    const one = page.getByTestId(place)
    await expect.element(one).toHaveAttribute('data-status', 'ready')
    await one.click()
    await expect.element(one).toHaveAttribute('data-status', 'open')
    expect(fake.calls.at(-1)?.config).toMatchObject({ customer_id: customer })
    fake.reply(cancelled)
    await expect.element(one).toHaveAttribute('data-status', 'ready')
  }
})

it.each(buttonRows.filter(({ guest }) => guest))(
  '$name opens for a guest without a token',
  async ({ draw, method }) => {
    const { fake, fetchAccessToken, withLean } = setUpLean()
    await render(withLean(draw({}), { customerId: null }))
    await status('ready')
    await button.click()
    await status('open')
    expect(fake.calls).toMatchObject([{ method }])
    expect(fake.calls[0]?.config).not.toHaveProperty('access_token')
    expect(fetchAccessToken).not.toHaveBeenCalled()
    fake.reply(cancelled)
    await status('ready')
  },
)
