/** The Storybook decorator, as Storybook calls it: stories one after the other, and side by side on a docs page. */
import { ConnectButton } from '@lean-link/react'
import { within } from '@testing-library/dom'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { resetLeanPage } from './resetLeanPage.ts'
import { leanGlobalTypes, type LeanStoryParameters, withLean } from './storybook.tsx'

type Result = { status: string; customerId: string | null }
const onSuccess = vi.fn<(result: Result) => void>()
const onCancel = vi.fn<() => void>()
const onError = vi.fn<(error: { code: string }) => void>()
const handlers = { onSuccess, onCancel, onError }

beforeEach(() => {
  vi.stubGlobal('fetch', () => {
    throw new Error('A story asked the network.')
  })
})
afterEach(() => {
  vi.clearAllMocks()
  vi.unstubAllGlobals()
  resetLeanPage()
})

function toStory(id: string, lean: LeanStoryParameters = {}, globals: object = {}, viewMode = 'story') {
  const Story = () => (
    <ConnectButton permissions={['identity']} {...handlers}>
      {id}
    </ConnectButton>
  )
  const context = { id, globals, parameters: { lean }, viewMode } as unknown as Parameters<typeof withLean>[1]
  return <>{withLean(Story as Parameters<typeof withLean>[0], context)}</>
}

const frame = () => document.querySelector<HTMLIFrameElement>('iframe[data-lean-link-simulator]')
const press = (name: string) =>
  vi.waitFor(
    () =>
      within(frame()?.contentDocument?.body ?? document.createElement('body'))
        .getByRole('button', { name })
        .click(),
    5_000,
  )

describe('withLean', () => {
  it('shows the dialog of a story, in its language, and connects without a network', async () => {
    const screen = await render(toStory('one', { customerId: 'customer-7' }))
    await screen.getByRole('button', { name: 'one' }).click()
    for (const name of ['Continue', 'Lean Mockbank', 'Allow access', 'Sign in']) await press(name)
    const input = await vi.waitFor(() => {
      const found = frame()?.contentDocument?.querySelector<HTMLInputElement>('[data-screen="otp"] input')
      if (!found) throw new Error('no code is asked for yet')
      return found
    }, 5_000)
    input.value = '1111'
    await press('Confirm')
    await press('Done')
    await vi.waitFor(() =>
      expect(onSuccess).toHaveBeenCalledWith(expect.objectContaining({ status: 'success', customerId: 'customer-7' })),
    )
  })

  it('plays the scenario of the toolbar, and that of the story before it', async () => {
    const screen = await render(toStory('one', {}, { leanScenario: 'cancel', leanLanguage: 'ar' }))
    await screen.getByRole('button', { name: 'one' }).click()
    await vi.waitFor(() => expect(onCancel).toHaveBeenCalledOnce())
    await screen.rerender(toStory('two', { scenario: 'error' }, { leanScenario: 'cancel' }))
    await screen.getByRole('button', { name: 'two' }).click()
    await vi.waitFor(() => expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'link_error' })), 5_000)
    expect(onCancel).toHaveBeenCalledOnce()
  })

  it('lets a story follow one that left its dialog open', async () => {
    const screen = await render(toStory('one'))
    await screen.getByRole('button', { name: 'one' }).click()
    await vi.waitFor(() => expect(frame()).toBeTruthy(), 5_000)
    await screen.rerender(toStory('two', { scenario: 'cancel' }))
    expect(frame()).toBeNull()
    await screen.getByRole('button', { name: 'two' }).click()
    await vi.waitFor(() => expect(onCancel).toHaveBeenCalledOnce(), 5_000)
  })

  it('lets the stories of a docs page share one Lean', async () => {
    const screen = await render(
      <>
        {toStory('one', { scenario: 'cancel' }, {}, 'docs')}
        {toStory('two', { scenario: 'cancel' }, {}, 'docs')}
      </>,
    )
    await screen.getByRole('button', { name: 'one' }).click()
    await vi.waitFor(() => expect(onCancel).toHaveBeenCalledOnce(), 5_000)
    await screen.getByRole('button', { name: 'two' }).click()
    await vi.waitFor(() => expect(onCancel).toHaveBeenCalledTimes(2), 5_000)
  })

  it('offers every ready scenario in the toolbar', () => {
    expect(leanGlobalTypes['leanScenario']?.toolbar?.items).toContain('earlyNonFinal')
  })
})
