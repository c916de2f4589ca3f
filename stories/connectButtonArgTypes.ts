/** The docs table of ConnectButton: docgen cannot follow a type that is computed from a method's row. */
import { leanMethods } from '@lean-link/core/methods'
import type { ConnectButton } from '@lean-link/react'
import type { ArgTypes } from '@storybook/react-vite'
import type { ComponentProps } from 'react'

type Props = ComponentProps<typeof ConnectButton>

const permissions = leanMethods
  .flatMap(({ method, required }) => (method === 'connect' ? required : []))
  .flatMap(({ name, values }) => (name === 'permissions' && values) || [])

const inCategory = (
  category: string,
  rows: { [P in keyof Props]?: [type: string, description: string, defaultValue?: string] },
): Partial<ArgTypes<Props>> =>
  Object.fromEntries(
    Object.entries(rows).map(([name, [type, description, defaultValue]]) => [
      name,
      {
        description,
        control: false as const,
        table: { category, type: { summary: type }, ...(defaultValue && { defaultValue: { summary: defaultValue } }) },
      },
    ]),
  ) as Partial<ArgTypes<Props>>

const looks = inCategory('Button', {
  className: [
    'string',
    'Yours, as any other attribute of a button. The kit has no styles unless you import its style sheet.',
  ],
  children: ['ReactNode', 'The label while nothing happens. Default: the kit’s own words, in the provider’s language.'],
  disabled: ['boolean', 'A disabled button opens nothing.', 'false'],
  asChild: [
    'boolean',
    'Your own element becomes the button: exactly one child, which must be or render a real button.',
    'false',
  ],
  statusText: ['boolean', '`false`: the label stays as it is in every state. Style by `data-status` instead.', 'true'],
  preload: [
    "'idle' | 'mount' | 'intent' | 'none'",
    'When script and token are fetched: `idle`: the script when the browser is idle, the token on intent; `mount`: both at once; `intent`: both on pointer, focus or touch; `none`: on click.',
    'the provider’s',
  ],
  onClick: ['(event) => void', 'Runs first. `event.preventDefault()` in it opens nothing.'],
})

const flow = inCategory('What became of it', {
  onSuccess: [
    '(result: LeanResult) => void',
    'LinkSDK said SUCCESS; with `confirm`, your backend agreed. Without it, this is LinkSDK’s word, not proof.',
  ],
  onCancel: ['(result: LeanResult) => void', 'The customer left. `result.status` is `cancelled` or `closed`.'],
  onError: [
    '(error: LeanError) => void',
    'Every failure, with a `code`, a message and a hint. The button offers another try by itself.',
  ],
  onResult: ['(result: LeanResult) => void', 'First of all, whatever the status; not for errors.'],
  onEvent: ['(event: LeanEvent) => void', 'This flow’s events as they happen. They never hold a token.'],
  confirm: [
    '(result, { signal }) => boolean | Promise<boolean>',
    'Asks your backend whether the success is one, before `onSuccess`.',
  ],
  confirmTimeoutMs: ['number', 'How long `confirm` may take, in ms.', '30000'],
})

const params = inCategory('LinkSDK’s connect', {
  permissions: ['LeanPermission[]', 'What the customer is asked to share; at least one.'],
  customerId: ['string', 'Lean’s id of the customer.', 'the provider’s'],
  accessFrom: ['string', 'ISO 8601 date: the first day whose data may be read.'],
  accessTo: ['string', 'ISO 8601 date: when access ends.'],
  accountType: ["'PERSONAL' | 'BUSINESS'", 'Shows only banks for these accounts.'],
  bankIdentifier: ['string', 'Skips the list of banks.'],
  paymentDestinationId: ['string', 'Whom payments of this customer will go to (UAE).'],
  endUserId: ['string', 'Your own id of the person.'],
  showConsentExplanation: ['boolean', 'Shows an explanation first.'],
  customerMetadata: ['string', 'Free text, passed on as it is.'],
  destinationAlias: ['string', 'The payee’s name in the dialog.'],
  destinationAvatar: ['string', 'Address of the payee’s logo, PNG or JPG.'],
  successRedirectUrl: ['string', 'Where the bank’s page returns to. Must be registered in Lean’s dashboard.'],
  failRedirectUrl: ['string', 'Where it returns to when the customer refused.'],
  extra: ['Record<string, unknown>', 'A field newer than the kit, in Lean’s spelling; known fields are refused here.'],
})

export const connectButtonArgTypes: Partial<ArgTypes<Props>> = {
  ...params,
  ...flow,
  ...looks,
  permissions: { ...params.permissions, control: 'check', options: permissions },
  children: { ...looks.children, control: 'text' },
  disabled: { ...looks.disabled, control: 'boolean' },
  statusText: { ...looks.statusText, control: 'boolean' },
  preload: { ...looks.preload, control: 'select', options: ['idle', 'mount', 'intent', 'none'] },
}
