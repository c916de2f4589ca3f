/** What the stories of the named buttons have in common: what each says, and that its click opens its method. */
import type { LeanMethod } from '@lean-link/react'
import { expect, userEvent, waitFor } from 'storybook/test'
import type { StoryFixture } from '../.storybook/createStoryEnvironment.ts'
import { inDialog } from './dialog.ts'

const wait = { timeout: 8_000 }

export async function expectReady(button: HTMLElement, english: string, arabic: string): Promise<void> {
  await waitFor(() => expect(button).toHaveAttribute('data-status', 'ready'), wait)
  await expect(button).toHaveTextContent(document.documentElement.lang === 'ar' ? arabic : english)
}

/** Clicks, and waits for the dialog of `method`. */
export async function expectOpens(button: HTMLElement, method: LeanMethod, loaded: unknown): Promise<void> {
  await waitFor(() => expect(button).toHaveAttribute('data-status', 'ready'), wait)
  await userEvent.click(button)
  await waitFor(() => expect(button).toHaveAttribute('data-status', 'open'), wait)
  await inDialog()
  await expect(await (loaded as StoryFixture).simulator.calls()).toMatchObject([{ method }])
}
