/** useLeanRedirect: the return from the bank as a component sees it, once per page load whatever React and routers do. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { StrictMode, type ReactNode, useEffect, useLayoutEffect, useState } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { leaveNote, loadAgain, noteKeys } from '../../core/test/redirectNotes.ts'
import { customerId, type OwnProps, setUpLean, success } from '../test/setUpLean.tsx'
import {
  ConnectButton,
  type LeanRedirect,
  type LeanRedirectOptions,
  type RedirectReturn,
  useLeanRedirect,
} from './index.ts'

afterEach(() => {
  cleanup()
  loadAgain()
})

const { origin } = location
const urls = { successRedirectUrl: `${origin}/ok`, failRedirectUrl: `${origin}/no` }
const back = `/ok?customer_id=${customerId}&consent_attempt_id=a-1`
const leaveConnectNote = () => leaveNote({ ...urls, method: 'connect', captures: false, appState: { order: 'o-1' } })

function ReturnPage({ seen, ...options }: LeanRedirectOptions & { seen?: LeanRedirect['status'][] }) {
  const { status, value, error } = useLeanRedirect(options)
  if (seen?.at(-1) !== status) seen?.push(status)
  return <p>{[status, value?.landedOn, error?.code].filter(Boolean).join(' ')}</p>
}
/** The first time, parts of the kit are transformed on their way. */
const patiently = { timeout: 10_000 }
const says = (text: string) => waitFor(() => expect(screen.getByRole('paragraph').textContent).toBe(text), patiently)

function setUp(path = back, over: OwnProps = {}) {
  const lean = setUpLean({ methods: { captureRedirect: [{ callback: success }] } })
  loadAgain(path)
  return { ...lean, show: (children: ReactNode) => render(lean.withLean(children, { preload: 'none', ...over })) }
}

describe('on the page of a return', () => {
  beforeEach(leaveConnectNote)

  it('gives the return and the app’s own data, after the backend has confirmed', async () => {
    const { show } = setUp()
    const onReturn = vi.fn<(value: RedirectReturn) => void>()
    const seen: LeanRedirect['status'][] = []
    show(<ReturnPage confirm={async () => true} onReturn={onReturn} seen={seen} />)
    await says('returned success')
    expect(seen).toEqual(['pending', 'resuming', 'returned'])
    expect(onReturn).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ confirmed: true, appState: { order: 'o-1' }, journal: expect.anything() as object }),
    )
    expect(location.href).toBe(`${origin}/ok`)
  })

  it('does so once in StrictMode', async () => {
    const { show } = setUp()
    const onReturn = vi.fn()
    const confirm = vi.fn(() => true)
    show(
      <StrictMode>
        <ReturnPage confirm={confirm} onReturn={onReturn} />
      </StrictMode>,
    )
    await says('returned success')
    expect([onReturn.mock.calls.length, confirm.mock.calls.length]).toEqual([1, 1])
  })

  it.each([
    ['an effect below it', useEffect, true],
    ['a layout effect above it', useLayoutEffect, false],
  ])('reads the address before a router cleans it in %s', async (_, useSomeEffect, isBelow) => {
    function Router({ children }: { children?: ReactNode }) {
      useSomeEffect(() => history.replaceState(null, '', '/home?own=1'), [])
      return children
    }
    const { show } = setUp()
    const onReturn = vi.fn()
    const page = <ReturnPage key="page" onReturn={onReturn} />
    show(isBelow ? [<Router key="router" />, page] : <Router>{page}</Router>)
    await waitFor(() => expect(onReturn).toHaveBeenCalledOnce(), patiently)
    expect(onReturn).toHaveBeenCalledWith(expect.objectContaining({ landedOn: 'success' }))
    expect(location.href).toBe(`${origin}/home?own=1`)
  })

  it('calls onReturn when a router has put another page in its place meanwhile', async () => {
    function Router({ children }: { children: ReactNode }) {
      const [hasLeft, setHasLeft] = useState(false)
      return hasLeft ? <p>elsewhere</p> : <button onClick={() => setHasLeft(true)}>{children}</button>
    }
    const { show } = setUp()
    const onReturn = vi.fn()
    show(
      <Router>
        <ReturnPage onReturn={onReturn} />
      </Router>,
    )
    fireEvent.click(screen.getByRole('button'))
    await says('elsewhere')
    await waitFor(() => expect(onReturn).toHaveBeenCalledOnce(), patiently)
  })

  it('is none for the page that is mounted after the return was used', async () => {
    const { show } = setUp()
    const first = show(<ReturnPage />)
    await says('returned success')
    first.unmount()
    const onReturn = vi.fn()
    show(<ReturnPage onReturn={onReturn} />)
    await says('none')
    expect(onReturn).not.toHaveBeenCalled()
  })

  it('tells an error, and calls onError once', async () => {
    const { show } = setUp()
    const onError = vi.fn()
    const onReturn = vi.fn()
    show(
      <StrictMode>
        <ReturnPage confirm={() => false} onError={onError} onReturn={onReturn} />
      </StrictMode>,
    )
    await says('error confirm_failed')
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'confirm_failed' }))
    expect(onReturn).not.toHaveBeenCalled()
  })

  it('reads nothing with skip, and starts when skip goes', async () => {
    const { show, withLean } = setUp()
    const { rerender } = show(<ReturnPage skip />)
    await says('none')
    expect(noteKeys()).toHaveLength(1)
    expect(location.href).toBe(origin + back)
    rerender(withLean(<ReturnPage />, { preload: 'none' }))
    await says('returned success')
  })

  it('starts again with the client of a provider whose fixed options changed meanwhile', async () => {
    const { show, withLean } = setUp()
    const answers: ((yes: boolean) => void)[] = []
    const confirm = () => new Promise<boolean>((resolve) => answers.push(resolve))
    const onReturn = vi.fn()
    const page = <ReturnPage confirm={confirm} onReturn={onReturn} />
    const { rerender } = show(page)
    await waitFor(() => expect(answers).toHaveLength(1), patiently)
    rerender(withLean(page, { preload: 'none', loadTimeoutMs: 9_000 }))
    await waitFor(() => expect(answers).toHaveLength(2), patiently)
    answers[1]!(true)
    await says('returned success')
    expect(onReturn).toHaveBeenCalledOnce()
  }, 20_000)
})

it('gives back what the button was given, which is no attribute of it', async () => {
  const { fake, show } = setUp('/cart')
  fake.use({ methods: { connect: [] } })
  const first = show(<ConnectButton permissions={['accounts']} {...urls} appState={{ order: 'o-2' }} />)
  screen.getByRole('button').click()
  await waitFor(() => expect(noteKeys()).toHaveLength(1), patiently)
  expect(first.container.innerHTML).not.toMatch(/appstate|o-2/i)
  const [key] = noteKeys()
  const note = localStorage.getItem(key!)!
  fake.reply({ status: 'CANCELLED' })
  await waitFor(() => expect(noteKeys()).toEqual([]), patiently)
  first.unmount()
  // As if the page had left for the bank instead.
  localStorage.setItem(key!, note)
  loadAgain(back)
  const onReturn = vi.fn()
  show(<ReturnPage onReturn={onReturn} />)
  await says('returned success')
  expect(onReturn).toHaveBeenCalledWith(expect.objectContaining({ appState: { order: 'o-2' } }))
})

it('shows the outcome of a payment by captureRedirect, unless told otherwise', async () => {
  leaveNote(urls)
  const { fake, show } = setUp()
  show(<ReturnPage />)
  await says('returned success')
  expect(fake.calls).toMatchObject([{ method: 'captureRedirect' }])
  cleanup()
  loadAgain(back)
  leaveNote(urls)
  show(<ReturnPage capture="never" cleanUrl={false} />)
  await says('returned success')
  expect(fake.calls).toHaveLength(1)
  expect(location.href).toBe(origin + back)
})

it('is none on a page that is no return, and opens nothing', async () => {
  const { fake, show } = setUp('/ok?tab=2')
  show(<ReturnPage />)
  await says('none')
  expect(fake.calls).toEqual([])
  expect(location.href).toBe(`${origin}/ok?tab=2`)
})

it('is pending on a server', () => {
  const { withLean } = setUpLean()
  expect(renderToString(withLean(<ReturnPage />))).toContain('<p>pending</p>')
})
