// @ts-check
/** What LinkSDK's methods are for, where the kit's rows do not say it: decides answers, screens and their texts. */

/** @typedef {'connect' | 'payment' | 'paymentConsent' | 'beneficiary' | 'consents' | 'outcome' | 'address'} MethodKind */

/** @type {Readonly<Record<string, MethodKind>>} */
export const METHOD_KINDS = {
  connect: 'connect',
  reconnect: 'connect',
  link: 'connect',
  createPaymentSource: 'connect',
  pay: 'payment',
  checkout: 'payment',
  authorizeConsent: 'paymentConsent',
  updatePaymentSource: 'beneficiary',
  createBeneficiary: 'beneficiary',
  manageConsents: 'consents',
  captureRedirect: 'outcome',
  verifyAddress: 'address',
}

/** @param {string} method */
export function isPayment(method) {
  return METHOD_KINDS[method] === 'payment' || METHOD_KINDS[method] === 'paymentConsent'
}

/**
 * Only a method that cannot do without permissions leaves an entity behind.
 * @param {{ required: readonly { wire: string }[] }} row
 */
export function createsEntity({ required }) {
  return required.some(({ wire }) => wire === 'permissions')
}
