/** Drives the simulated LinkSDK dialog as a person does: by what its buttons and fields are called. */
import { fireEvent, userEvent, waitFor, within } from 'storybook/test'

const patience = { timeout: 8_000 }

/** The dialog's frame; null when nothing is open. */
export const findDialogFrame = (): HTMLIFrameElement | null =>
  document.querySelector<HTMLIFrameElement>('iframe[data-lean-link-simulator]')

/** Queries inside the dialog, once it is shown. */
export const inDialog = (): Promise<ReturnType<typeof within>> =>
  waitFor(() => {
    const body = findDialogFrame()?.contentDocument?.body
    if (!body?.querySelector('form')) throw new Error('The dialog is not shown yet.')
    return within(body)
  }, patience)

export async function press(name: string): Promise<void> {
  const dialog = await inDialog()
  await userEvent.click(await dialog.findByRole('button', { name }, patience))
}

/** From the explanation to the end: chooses a bank, agrees, signs in, types the simulator's code. */
export async function connectBank(bank = 'Lean Mockbank'): Promise<void> {
  await press('Continue')
  await press(bank)
  await press('Allow access')
  await press('Sign in')
  const dialog = await inDialog()
  // Typed at once: the dialog's own keys are tested with it.
  await fireEvent.input(await dialog.findByLabelText('One-time code', {}, patience), { target: { value: '1111' } })
  await press('Confirm')
  await press('Done')
}

export async function leaveDialog(): Promise<void> {
  await press('Cancel')
  await press('Yes, leave')
}
