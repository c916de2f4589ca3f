import { StrictMode } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { page, userEvent } from 'vitest/browser'
import { appToken, cancelled, customerId, setUpLean, success } from '../test/setUpLean.tsx'
import { ConnectButton, type LeanEvent, type LeanResult, useLean } from './index.ts'

const button = page.getByRole('button')
const status = (expected: string) => expect.element(button).toHaveAttribute('data-status', expected)
const live = () => [...document.querySelectorAll('[data-lean-live]')].map((node) => node.textContent)

afterEach(() => vi.restoreAllMocks())

it('calls LinkSDK inside the click event when script, engine and token are there', async () => {
  const { fake, withLean } = setUpLean()
  await render(<StrictMode>{withLean(<ConnectButton permissions={['accounts', 'balance']} />)}</StrictMode>)
  await status('ready')
  let callsAtEvent: number | undefined
  let wasActive: boolean | undefined
  addEventListener(
    'click',
    () => void ([callsAtEvent, wasActive] = [fake.calls.length, navigator.userActivation.isActive]),
    {
      once: true,
    },
  )
  await button.click()
  expect([callsAtEvent, wasActive]).toEqual([1, true])
  expect(fake.calls).toMatchObject([
    {
      method: 'connect',
      config: {
        app_token: appToken,
        customer_id: customerId,
        permissions: ['accounts', 'balance'],
        sandbox: true,
        language: 'en',
        access_token: '[jwt]',
      },
    },
  ])
  fake.reply(cancelled)
})

it('tells each status by attribute, label and live region, and is ready again after a cancel', async () => {
  const { fake, withLean } = setUpLean()
  const onCancel = vi.fn<(result: LeanResult) => void>()
  await render(withLean(<ConnectButton permissions={['accounts']} onCancel={onCancel} />))
  await status('ready')
  const element = button.element()
  expect(element.outerHTML).toBe(
    '<button type="button" data-status="ready" lang="en" dir="auto" data-lean-button="" data-method="connect">Connect your bank</button>',
  )
  await button.click()
  await status('open')
  await expect.element(button).toHaveTextContent('Continue in the window')
  await expect.poll(live).toEqual(['Continue in the window'])
  fake.reply(cancelled)
  await status('ready')
  await expect.element(button).toHaveTextContent('Connect your bank')
  await expect.poll(live).toEqual(['Cancelled'])
  expect(onCancel.mock.calls).toMatchObject([
    [{ status: 'cancelled', method: 'connect', customerId, confirmed: false }],
  ])
})

it('fires onResult before onSuccess, once each, and shows success until the next click', async () => {
  const { fake, withLean } = setUpLean()
  const heard: string[] = []
  await render(
    withLean(
      <ConnectButton
        permissions={['accounts']}
        onResult={({ status: said }) => heard.push(`result ${said}`)}
        onSuccess={({ confirmed }) => heard.push(`success ${confirmed}`)}
        onCancel={() => heard.push('cancel')}
        onError={() => heard.push('error')}
      />,
    ),
  )
  await status('ready')
  await button.click()
  fake.reply(success)
  fake.reply(success)
  await status('success')
  await expect.element(button).toHaveTextContent('Done')
  expect(heard).toEqual(['result success', 'success false'])
  await button.click()
  await status('open')
  fake.reply(cancelled)
  await status('ready')
})

it('is busy while the backend confirms, and opens nothing meanwhile', async () => {
  const { fake, withLean } = setUpLean()
  let answer: (yes: boolean) => void = () => {}
  const onSuccess = vi.fn<(result: LeanResult) => void>()
  await render(
    withLean(
      <ConnectButton
        permissions={['accounts']}
        confirm={() => new Promise<boolean>((resolve) => (answer = resolve))}
        onSuccess={onSuccess}
      />,
    ),
  )
  await status('ready')
  await button.click()
  fake.reply(success)
  await status('confirming')
  await expect.element(button).toHaveAttribute('aria-busy', 'true')
  await expect.element(button).toHaveAttribute('aria-disabled', 'true')
  expect(onSuccess).not.toHaveBeenCalled()
  // Still a button that holds the focus: aria-disabled, not disabled.
  ;(button.element() as HTMLElement).click()
  expect(fake.calls).toHaveLength(1)
  answer(true)
  await status('success')
  expect(onSuccess.mock.calls).toMatchObject([[{ confirmed: true }]])
  await expect.element(button).not.toHaveAttribute('aria-busy')
})

it('shows an error, and the next click tries again', async () => {
  const { fake, fetchAccessToken, withLean } = setUpLean()
  const onError = vi.fn<(error: Error & { code: string }) => void>()
  fetchAccessToken.mockRejectedValueOnce(new Error('no session'))
  await render(withLean(<ConnectButton permissions={['accounts']} onError={onError} />, { preload: 'none' }))
  await button.click()
  await status('error')
  await expect.element(button).toHaveTextContent('Something went wrong')
  await expect.poll(live).toEqual(['Something went wrong'])
  expect(onError.mock.calls).toMatchObject([[{ name: 'LeanError', code: 'token_request_failed' }]])
  expect(fake.calls).toHaveLength(0)
  await button.click()
  await status('open')
  fake.reply(success)
  await status('success')
  expect(onError).toHaveBeenCalledOnce()
})

it('opens by Enter and by Space, and keeps the focus', async () => {
  const { fake, withLean } = setUpLean()
  await render(withLean(<ConnectButton permissions={['accounts']} />))
  await status('ready')
  for (const key of ['{Enter}', ' ']) {
    ;(button.element() as HTMLElement).focus()
    await userEvent.keyboard(key)
    await status('open')
    fake.reply(cancelled)
    await status('ready')
    await expect.element(button).toHaveFocus()
  }
  expect(fake.calls).toHaveLength(2)
})

it('opens nothing when disabled', async () => {
  const { fake, withLean } = setUpLean()
  await render(withLean(<ConnectButton permissions={['accounts']} disabled />))
  await status('ready')
  await expect.element(button).toBeDisabled()
  ;(button.element() as HTMLElement).click()
  await userEvent.keyboard('{Tab}{Enter}')
  expect(fake.calls).toHaveLength(0)
  await status('ready')
})

it('runs an own onClick first, and opens nothing when that prevents the default', async () => {
  const { fake, withLean } = setUpLean()
  const order: string[] = []
  const onClick = vi.fn<(event: React.MouseEvent) => void>(() => void order.push(`own, ${fake.calls.length} calls`))
  await render(withLean(<ConnectButton permissions={['accounts']} onClick={onClick} />))
  await status('ready')
  onClick.mockImplementationOnce((event) => event.preventDefault())
  await button.click()
  expect(fake.calls).toHaveLength(0)
  await status('ready')
  await button.click()
  expect(order).toEqual(['own, 0 calls'])
  expect(fake.calls).toHaveLength(1)
  fake.reply(cancelled)
})

it('passes everything else to the button, and no param of LinkSDK', async () => {
  const { withLean } = setUpLean()
  const ref = vi.fn<(node: HTMLButtonElement | null) => void>()
  await render(
    withLean(
      <ConnectButton
        permissions={['accounts']}
        accountType="PERSONAL"
        bankIdentifier="LEANMB1_SAU"
        ref={ref}
        id="connect"
        className="mine"
        style={{ color: 'rgb(1, 2, 3)' }}
        data-testid="own"
        aria-describedby="why"
      />,
    ),
  )
  await status('ready')
  const element = button.element()
  expect(ref).toHaveBeenLastCalledWith(element)
  expect(element.getAttributeNames().toSorted()).toEqual(
    [
      'aria-describedby',
      'class',
      'data-lean-button',
      'data-method',
      'data-status',
      'data-testid',
      'dir',
      'id',
      'lang',
      'style',
      'type',
    ].toSorted(),
  )
})

it('keeps own children in idle and ready, and in every state with statusText={false}', async () => {
  const { fake, withLean } = setUpLean()
  const { rerender } = await render(withLean(<ConnectButton permissions={['accounts']}>Add a bank</ConnectButton>))
  await status('ready')
  await expect.element(button).toHaveTextContent('Add a bank')
  // The page's own words are in the page's own language.
  await expect.element(button).not.toHaveAttribute('lang')
  await button.click()
  await expect.element(button).toHaveTextContent('Continue in the window')
  await rerender(
    withLean(
      <ConnectButton permissions={['accounts']} statusText={false}>
        Add a bank
      </ConnectButton>,
    ),
  )
  await expect.element(button).toHaveTextContent('Add a bank')
  await status('open')
  fake.reply(cancelled)
})

it('becomes the child with asChild: handlers, classes, styles and refs of both', async () => {
  const { fake, withLean } = setUpLean()
  const [outer, inner] = [vi.fn<(node: unknown) => void>(), { current: null as HTMLButtonElement | null }]
  const heard: string[] = []
  const child = (
    <button
      ref={inner}
      className="inner"
      style={{ color: 'rgb(1, 2, 3)' }}
      data-testid="mine"
      onClick={(event) => {
        heard.push('child')
        if (heard.length === 1) event.preventDefault()
      }}
    >
      Link my account
    </button>
  )
  await render(
    withLean(
      <ConnectButton
        asChild
        ref={outer}
        className="outer"
        style={{ margin: '1px' }}
        permissions={['accounts']}
        onClick={() => heard.push('props')}
      >
        {child}
      </ConnectButton>,
    ),
  )
  await status('ready')
  const element = button.element() as HTMLButtonElement
  expect(page.getByRole('button').elements()).toHaveLength(1)
  expect([element.dataset['testid'], element.type, element.textContent]).toEqual(['mine', 'button', 'Link my account'])
  expect(element.className.split(' ').toSorted()).toEqual(['inner', 'outer'])
  expect([element.style.color, element.style.margin]).toEqual(['rgb(1, 2, 3)', '1px'])
  expect(inner.current).toBe(element)
  expect(outer).toHaveBeenLastCalledWith(element)
  await button.click()
  expect([heard, fake.calls.length]).toEqual([['child'], 0])
  await button.click()
  expect([heard, fake.calls.length]).toEqual([['child', 'child', 'props'], 1])
  await expect.element(button).toHaveTextContent('Continue in the window')
  fake.reply(cancelled)
  await expect.element(button).toHaveTextContent('Link my account')
})

it('uses the handlers and params of the moment of the click, and no later ones', async () => {
  const { fake, withLean } = setUpLean()
  const heard: string[] = []
  const draw = (name: string) =>
    withLean(<ConnectButton permissions={['accounts']} endUserId={name} onSuccess={() => heard.push(name)} />)
  const { rerender } = await render(draw('first'))
  await status('ready')
  await rerender(draw('second'))
  await button.click()
  await rerender(draw('third'))
  fake.reply(success)
  await status('success')
  expect(heard).toEqual(['second'])
  expect(fake.calls).toMatchObject([{ config: { end_user_id: 'second' } }])
})

it('fires the handlers of that moment once when the button unmounts while LinkSDK is open', async () => {
  const { fake, withLean } = setUpLean()
  const onSuccess = vi.fn<(result: LeanResult) => void>()
  const { rerender } = await render(withLean(<ConnectButton permissions={['accounts']} onSuccess={onSuccess} />))
  await status('ready')
  await button.click()
  await rerender(withLean(<p>Elsewhere</p>))
  fake.reply(success)
  await expect.poll(() => onSuccess.mock.calls.length).toBe(1)
  fake.reply(success)
  expect(onSuccess).toHaveBeenCalledOnce()
})

it('opens one flow on a page: another button is refused and works when the first one is over', async () => {
  const { fake, withLean } = setUpLean()
  const onError = vi.fn<(error: Error) => void>()
  await render(
    withLean(
      <>
        <ConnectButton permissions={['accounts']}>One</ConnectButton>
        <ConnectButton permissions={['accounts']} onError={onError}>
          Two
        </ConnectButton>
      </>,
    ),
  )
  const [one, two] = [page.getByRole('button').nth(0), page.getByRole('button').nth(1)]
  await expect.element(one).toHaveAttribute('data-status', 'ready')
  await one.click()
  await two.click()
  await expect.element(two).toHaveAttribute('data-status', 'error')
  expect(onError.mock.calls).toMatchObject([[{ code: 'flow_in_progress' }]])
  await expect.element(one).toHaveAttribute('data-status', 'open')
  fake.reply(cancelled)
  await expect.element(one).toHaveAttribute('data-status', 'ready')
  await two.click()
  await expect.element(two).toHaveAttribute('data-status', 'open')
  fake.reply(cancelled)
})

it('hears the events of its own flow only', async () => {
  const { fake, withLean } = setUpLean()
  const [own, all]: LeanEvent[][] = [[], []]
  await render(
    withLean(<ConnectButton permissions={['accounts']} onEvent={(event) => own!.push(event)} />, {
      onEvent: (event) => all!.push(event),
    }),
  )
  await status('ready')
  await button.click()
  fake.reply(cancelled)
  await status('ready')
  expect(own!.map(({ type }) => type)).toEqual(['open', 'callback', 'outcome'])
  expect(new Set(own!.map(({ flowId }) => flowId)).size).toBe(1)
  expect(all!.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['script', 'token', 'open', 'callback', 'outcome']),
  )
})

it('refuses to connect nobody: customerId null is for guests, and connect has none', async () => {
  const { fake, fetchAccessToken, withLean } = setUpLean()
  const onError = vi.fn<(error: { code: string; problems?: readonly { path: string }[] }) => void>()
  await render(withLean(<ConnectButton permissions={['accounts']} onError={onError} />, { customerId: null }))
  await status('ready')
  await button.click()
  await status('error')
  expect(onError.mock.calls).toMatchObject([[{ code: 'invalid_params', problems: [{ path: 'customerId' }] }]])
  expect([fetchAccessToken.mock.calls.length, fake.calls.length]).toEqual([0, 0])
})

it('speaks Arabic in the provider’s language, and says so to assistive technology', async () => {
  const { fake, withLean } = setUpLean()
  await render(withLean(<ConnectButton permissions={['accounts']} />, { language: 'ar' }))
  await status('ready')
  await expect.element(button).toHaveTextContent('اربط حسابك البنكي')
  await expect.element(button).toHaveAttribute('lang', 'ar')
  await expect.element(button).toHaveAttribute('dir', 'auto')
  expect(getComputedStyle(button.element()).direction).toBe('rtl')
  await button.click()
  await expect.poll(live).toEqual(['تابع في النافذة'])
  expect(document.querySelector('[data-lean-live]')?.getAttribute('lang')).toBe('ar')
  expect(fake.calls).toMatchObject([{ config: { language: 'ar' } }])
  fake.reply(cancelled)
})

it('says an app’s own messages in place of the kit’s, on the button and in the live region', async () => {
  const { fake, withLean } = setUpLean()
  await render(
    withLean(<ConnectButton permissions={['accounts']} />, {
      messages: { en: { connect: 'Add account', open: 'Over there', cancelled: 'Left' } },
    }),
  )
  await status('ready')
  await expect.element(button).toHaveTextContent('Add account')
  await button.click()
  await expect.element(button).toHaveTextContent('Over there')
  await expect.poll(live).toEqual(['Over there'])
  fake.reply(cancelled)
  await expect.poll(live).toEqual(['Left'])
})

it('never renders by itself where only the client is used', async () => {
  const { fake, withLean } = setUpLean()
  const rendered = vi.fn<() => void>()
  const Client = () => {
    rendered()
    return <output>{useLean().appToken}</output>
  }
  await render(
    withLean(
      <>
        <Client />
        <ConnectButton permissions={['accounts']} />
      </>,
    ),
  )
  await status('ready')
  await button.click()
  fake.reply(cancelled)
  await status('ready')
  // The provider renders twice to hold its client; a state of LinkSDK adds nothing.
  expect(rendered.mock.calls.length).toBeLessThanOrEqual(2)
  await expect.element(page.getByRole('status').first()).toHaveTextContent(appToken)
})
