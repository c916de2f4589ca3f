/** The named buttons, each with params that it opens with, what LinkSDK gets of them, and what it says. */
import { leanMethods } from '@lean-link/core/methods'
import type { ReactElement } from 'react'
import { customerId } from '../../core/test/toJwt.ts'
import {
  AuthorizeConsentButton,
  CheckoutButton,
  ConnectButton,
  LeanButton,
  type LeanMethod,
  ManageConsentsButton,
  PayButton,
  ReconnectButton,
  VerifyAddressButton,
} from '../src/index.ts'

export interface ButtonRow {
  name: string
  method: LeanMethod
  /** The button with these props besides its params. */
  draw(props: object): ReactElement
  config: object
  labels: { en: string; ar: string }
  /** Names of its method's params. */
  fields: readonly string[]
  guest?: true
}

const fieldsOf = (name: LeanMethod) =>
  leanMethods
    .filter(({ method }) => method === name)
    .flatMap(({ required, optional }) => [...required, ...optional].map((field) => field.name))

interface Samples<P> {
  params: P
  config: object
  labels: ButtonRow['labels']
  guest?: true
}

function toRow<P extends object>(
  name: string,
  method: LeanMethod,
  Button: (props: P) => ReactElement,
  { params, ...row }: Samples<NoInfer<P>>,
): ButtonRow {
  const Component = Button as unknown as (props: object) => ReactElement
  return { name, method, draw: (props) => <Component {...params} {...props} />, fields: fieldsOf(method), ...row }
}

const urls = { successRedirectUrl: 'https://shop.example/ok', failRedirectUrl: 'https://shop.example/failed' }
const wireUrls = { success_redirect_url: urls.successRedirectUrl, fail_redirect_url: urls.failRedirectUrl }

export const buttonRows: readonly ButtonRow[] = [
  toRow('ConnectButton', 'connect', ConnectButton, {
    params: { permissions: ['accounts'] },
    config: { customer_id: customerId, permissions: ['accounts'] },
    labels: { en: 'Connect your bank', ar: 'اربط حسابك البنكي' },
  }),
  toRow('ReconnectButton', 'reconnect', ReconnectButton, {
    params: { reconnectId: 'reconnect_1' },
    config: { reconnect_id: 'reconnect_1' },
    labels: { en: 'Reconnect your bank', ar: 'أعد ربط حسابك البنكي' },
  }),
  toRow('PayButton', 'pay', PayButton, {
    params: { paymentIntentId: 'intent_1' },
    config: { payment_intent_id: 'intent_1' },
    labels: { en: 'Pay by bank', ar: 'ادفع من حسابك البنكي' },
    guest: true,
  }),
  toRow('CheckoutButton', 'checkout', CheckoutButton, {
    params: { paymentIntentId: 'intent_1', ...urls },
    config: { payment_intent_id: 'intent_1', ...wireUrls },
    labels: { en: 'Pay from your bank account', ar: 'الدفع من حسابك البنكي' },
    guest: true,
  }),
  toRow('AuthorizeConsentButton', 'authorizeConsent', AuthorizeConsentButton, {
    params: { consentId: 'consent_1', ...urls },
    config: { customer_id: customerId, consent_id: 'consent_1', ...wireUrls },
    labels: { en: 'Approve payments', ar: 'الموافقة على المدفوعات' },
  }),
  toRow('ManageConsentsButton', 'manageConsents', ManageConsentsButton, {
    params: { consentType: ['payment', 'data'] },
    config: { customer_id: customerId },
    labels: { en: 'Manage bank permissions', ar: 'إدارة أذونات البنك' },
  }),
  toRow('VerifyAddressButton', 'verifyAddress', VerifyAddressButton, {
    params: { customerName: 'Mei Santos' },
    config: { customer_id: customerId, customer_name: 'Mei Santos' },
    labels: { en: 'Verify your address', ar: 'تحقق من عنوانك' },
  }),
  {
    ...toRow('LeanButton', 'updatePaymentSource', () => <p />, {
      params: {},
      config: { customer_id: customerId, payment_destination_id: 'destination_1' },
      labels: { en: 'Update your payment account', ar: 'حدّث حساب الدفع' },
    }),
    draw: (props) => <LeanButton method="updatePaymentSource" paymentDestinationId="destination_1" {...props} />,
  },
]
