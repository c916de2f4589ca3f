/** Drives the simulated LinkSDK dialog as a person does: by what its buttons and fields are called. */
import { fireEvent, userEvent, waitFor, within } from 'storybook/test'

/** A machine that does much else at the same time takes its time. */
const wait = { timeout: 20_000 }

/** The dialog's frame; null when nothing is open. */
export const findDialogFrame = (): HTMLIFrameElement | null =>
  document.querySelector<HTMLIFrameElement>('iframe[data-lean-link-simulator]')

/** What is pressed and filled in, as the Arabic dialog calls it: a story also runs in the language of the toolbar. */
const arabic: Readonly<Record<string, string>> = {
  Continue: 'متابعة',
  'Lean Mockbank': 'بنك لين التجريبي',
  'Allow access': 'السماح بالوصول',
  'Sign in': 'تسجيل الدخول',
  'One-time code': 'رمز التحقق',
  Confirm: 'تأكيد',
  Done: 'تم',
  Cancel: 'إلغاء',
  'Yes, leave': 'نعم، غادر',
}
const inDialogLanguage = (name: string): string =>
  findDialogFrame()?.contentDocument?.documentElement.lang === 'ar' ? (arabic[name] ?? name) : name

/** Queries inside the dialog, once it is shown. */
export const inDialog = (): Promise<ReturnType<typeof within>> =>
  waitFor(() => {
    const body = findDialogFrame()?.contentDocument?.body
    if (!body?.querySelector('form')) throw new Error('The dialog is not shown yet.')
    return within(body)
  }, wait)

/** A button of the dialog, by its English name. */
export async function findInDialog(name: string): Promise<HTMLElement> {
  const dialog = await inDialog()
  return dialog.findByRole('button', { name: inDialogLanguage(name) }, wait)
}

async function press(name: string): Promise<void> {
  await userEvent.click(await findInDialog(name))
}

/** From the explanation to the end: chooses a bank, agrees, signs in, types the simulator's code. */
export async function connectBank(bank = 'Lean Mockbank'): Promise<void> {
  await press('Continue')
  await press(bank)
  await press('Allow access')
  await press('Sign in')
  const dialog = await inDialog()
  // Typed at once: the dialog's own keys are tested with it.
  await fireEvent.input(await dialog.findByLabelText(inDialogLanguage('One-time code'), {}, wait), {
    target: { value: '1111' },
  })
  await press('Confirm')
  await press('Done')
}

export async function leaveDialog(): Promise<void> {
  await press('Cancel')
  await press('Yes, leave')
}
