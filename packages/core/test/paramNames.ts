/** The params of each method: the type tests compare the types with it, the unit tests the rows, so that the two say the same. */
export const paramNames = {
  connect: {
    required: ['customerId', 'permissions'],
    optional: [
      'accessFrom',
      'accessTo',
      'accountType',
      'bankIdentifier',
      'endUserId',
      'paymentDestinationId',
      'showConsentExplanation',
      'customerMetadata',
      'successRedirectUrl',
      'failRedirectUrl',
      'destinationAlias',
      'destinationAvatar',
    ],
  },
  reconnect: {
    required: ['customerId', 'reconnectId'],
    optional: ['customerMetadata', 'destinationAlias', 'destinationAvatar'],
  },
  pay: {
    required: [],
    optional: [
      'customerId',
      'paymentIntentId',
      'bulkPaymentIntentId',
      'accountId',
      'endUserId',
      'bankIdentifier',
      'showBalances',
      'allowPaymentSourceChange',
      'riskDetails',
      'successRedirectUrl',
      'failRedirectUrl',
      'destinationAlias',
      'destinationAvatar',
    ],
  },
  checkout: {
    required: ['paymentIntentId', 'successRedirectUrl', 'failRedirectUrl'],
    optional: ['customerId', 'customerName', 'bankIdentifier', 'accountId', 'allowPaymentSourceChange', 'riskDetails'],
  },
  authorizeConsent: {
    required: ['customerId', 'consentId', 'successRedirectUrl', 'failRedirectUrl'],
    optional: [
      'bankIdentifier',
      'accountId',
      'allowPaymentSourceChange',
      'riskDetails',
      'destinationAlias',
      'destinationAvatar',
    ],
  },
  manageConsents: { required: ['customerId'], optional: ['consentId', 'consentType'] },
  captureRedirect: {
    required: ['customerId'],
    optional: ['consentAttemptId', 'consentId', 'granularStatusCode', 'statusAdditionalInfo'],
  },
  verifyAddress: {
    required: ['customerId', 'customerName'],
    optional: ['permissions', 'destinationAlias', 'destinationAvatar'],
  },
  updatePaymentSource: {
    required: ['customerId', 'paymentDestinationId'],
    optional: [
      'paymentSourceId',
      'endUserId',
      'entityId',
      'successRedirectUrl',
      'failRedirectUrl',
      'destinationAlias',
      'destinationAvatar',
    ],
  },
  link: {
    required: ['customerId', 'permissions'],
    optional: ['bankIdentifier', 'successRedirectUrl', 'failRedirectUrl'],
  },
  createPaymentSource: {
    required: ['customerId'],
    optional: [
      'bankIdentifier',
      'paymentDestinationId',
      'successRedirectUrl',
      'failRedirectUrl',
      'destinationAlias',
      'destinationAvatar',
    ],
  },
  createBeneficiary: {
    required: ['customerId', 'paymentDestinationId'],
    optional: [
      'paymentSourceId',
      'entityId',
      'successRedirectUrl',
      'failRedirectUrl',
      'destinationAlias',
      'destinationAvatar',
    ],
  },
} as const
