/** What riskDetails holds, as data: names and values of Lean's React Native SDK 4.2.2, in camelCase; a type test compares it with the types. */

/** A kind of value, the values of an enum, a list of one of them, or fields of their own. `coordinate`: number or text, required. */
export type RiskShape =
  | 'string'
  | 'number'
  | 'boolean'
  | 'coordinate'
  | 'verbatim'
  | Enum
  | readonly [RiskShape]
  | { readonly [field: string]: RiskShape }
interface Enum {
  readonly oneOf: readonly string[]
}

const oneOf = (...values: string[]): Enum => ({ oneOf: values })
export const isEnum = (shape: RiskShape): shape is Enum =>
  typeof shape === 'object' && 'oneOf' in shape && Array.isArray(shape.oneOf)

const authenticationChannel = oneOf('WEB', 'MOBILE')
const possessionFactorType = oneOf(
  'FIDO2_SECURITY_KEY',
  'PASSKEY',
  'OTP_DEVICE',
  'OTP_APP',
  'SMS_OTP',
  'EMAIL_OTP',
  'PUSH_NOTIFICATION',
  'WEBAUTHN_TOKEN',
  'SECURE_ENCLAVE_KEY',
  'HARDWARE_OTP_KEY',
  'TRUSTED_DEVICE',
  'OTHER',
)
const possessionFactor = { isUsed: 'boolean', type: possessionFactorType } as const
const knowledgeFactorType = oneOf('PIN', 'PASSWORD', 'SECURITY_QUESTION', 'SMS_OTP', 'EMAIL_OTP', 'OTP_PUSH', 'OTHER')
const knowledgeFactor = { isUsed: 'boolean', type: knowledgeFactorType } as const
const inherenceFactorType = oneOf(
  'BIOMETRIC',
  'FINGERPRINT',
  'FACE_RECOGNITION',
  'IRIS_SCAN',
  'VOICE_RECOGNITION',
  'FIDO_BIOMETRIC',
  'DEVICE_BIOMETRICS',
  'OTHER',
)
const inherenceFactor = { isUsed: 'boolean', type: inherenceFactorType } as const
const challengeOutcome = oneOf('PASS', 'FAIL', 'NOT_PERFORMED')
const authenticationFlow = oneOf('MFA', 'OTHER')
const authentication = {
  authenticationChannel,
  possessionFactor,
  knowledgeFactor,
  inherenceFactor,
  challengeOutcome,
  authenticationFlow,
  authenticationValue: 'string',
  challengeDateTime: 'string',
} as const
const localizedName = { en: 'string', ar: 'string' } as const
const geoLocation = { latitude: 'coordinate', longitude: 'coordinate' } as const
const bindingStatus = oneOf('ACTIVE', 'EXPIRED', 'REVOKED', 'SUSPENDED')
const deviceType = oneOf('MOBILE', 'DESKTOP', 'TABLET', 'WEARABLE', 'OTHER')
const deviceManufacturer = { model: 'string', manufacturer: 'string' } as const
const connectionType = oneOf('WIFI', 'CELLULAR', 'OTHER')
const screenOrientation = oneOf('PORTRAIT', 'LANDSCAPE')
const screenInformation = { pixelDensity: 'number', orientation: screenOrientation } as const
const batteryStatus = { level: 'number', isCharging: 'boolean' } as const
const touchSupport = { supported: 'boolean', maxTouchPoints: 'number' } as const
const motionSensorStatus = oneOf('IN_MOTION', 'STATIONARY')
const motionSensors = { status: motionSensorStatus, accelerometer: 'boolean', gyroscope: 'boolean' } as const
const deviceEnvironmentContext = oneOf('VPN_DETECTED', 'EMULATOR_DETECTED')
const deviceInformation = {
  deviceId: 'string',
  alternativeDeviceId: 'string',
  deviceOperatingSystem: 'string',
  deviceOperatingSystemVersion: 'string',
  deviceBindingId: 'string',
  lastBindingDateTime: 'string',
  bindingDuration: 'string',
  bindingStatus,
  deviceType,
  deviceManufacturer,
  deviceLanguage: 'string',
  deviceLocalDateTime: 'string',
  connectionType,
  screenInformation,
  batteryStatus,
  touchSupport,
  motionSensors,
  deviceEnvironmentContext: [deviceEnvironmentContext],
} as const
const biometricType = oneOf('FINGERPRINT', 'FACIAL_RECOGNITION', 'IRIS', 'VOICE_PRINT', 'OTHER')
const biometricCapabilities = { supportsBiometric: 'boolean', biometricTypes: [biometricType] } as const
const appInformation = { appVersion: 'string', packageName: 'string', buildNumber: 'string' } as const
const scrollDirection = oneOf('UP', 'DOWN', 'BOTH')
const scrollBehavior = { direction: scrollDirection, speed: 'number', frequency: 'number' } as const
const userBehavior = { scrollBehavior } as const
const suspiciousActivity = oneOf('NO_SUSPICIOUS_ACTIVITY', 'SUSPICIOUS_ACTIVITY_DETECTED')
const transactionHistory = { lastDay: 'number', lastYear: 'number' } as const
const accountRiskIndicators = {
  userOnboardingDateTime: 'string',
  lastAccountChangeDate: 'string',
  lastPasswordChangeDate: 'string',
  suspiciousActivity,
  transactionHistory,
} as const
const debtorIndicators = {
  authentication,
  userName: localizedName,
  geoLocation,
  deviceInformation,
  biometricCapabilities,
  appInformation,
  userBehavior,
  accountRiskIndicators,
  supplementaryData: 'verbatim',
} as const
const recipientType = oneOf('INDIVIDUAL', 'CORPORATE')
const addressType = oneOf('BUSINESS', 'CORRESPONDENCE', 'RESIDENTIAL')
const nationalAddress = {
  addressType,
  addressLine: 'string',
  buildingNumber: 'string',
  buildingName: 'string',
  floor: 'string',
  streetName: 'string',
  districtName: 'string',
  postBox: 'string',
  townName: 'string',
  region: 'string',
  country: 'string',
} as const
const destinationDeliveryAddress = {
  recipientType,
  recipientName: localizedName,
  nationalAddress: [nationalAddress],
} as const
const channel = oneOf('WEB', 'MOBILE')
const channelType = oneOf('ECOMMERCE', 'IN_STORE', 'IN_APP', 'TELEPHONE', 'MAIL', 'RECURRING_PAYMENT', 'OTHER')
const subChannelType = oneOf(
  'WEB_BROWSER',
  'MOBILE_APP',
  'SMART_TV',
  'WEARABLE_DEVICE',
  'POS_TERMINAL',
  'ATM',
  'KIOSK_TERMINAL',
  'OTHER',
)
const deliveryTimeframe = oneOf(
  'ELECTRONIC_DELIVERY',
  'SAME_DAY_SHIPPING',
  'OVERNIGHT_SHIPPING',
  'MORE_THAN_1_DAY_SHIPPING',
)
const reorderItemsIndicator = oneOf('FIRST_TIME_ORDER', 'REORDER')
const preOrderPurchaseIndicator = oneOf('MERCHANDISE_AVAILABLE', 'FUTURE_AVAILABILITY')
const addressMatchLevel = oneOf('FULL_MATCH', 'PARTIAL_MATCH', 'NO_MATCH', 'NOT_APPLICABLE')
const merchantRisk = {
  deliveryTimeframe,
  reorderItemsIndicator,
  preOrderPurchaseIndicator,
  isGiftCardPurchase: 'boolean',
  isDeliveryAddressMatchesBilling: 'boolean',
  addressMatchLevel,
} as const
const transactionIndicators = {
  isCustomerPresent: 'boolean',
  isContractPresent: 'boolean',
  channel,
  channelType,
  subChannelType,
  merchantRisk,
  supplementaryData: 'verbatim',
} as const
const paymentProcess = {
  totalDuration: 'number',
  currentSessionAttempts: 'number',
  currentSessionFailedAttempts: 'number',
  last24HourAttempts: 'number',
  last24HourFailedAttempts: 'number',
} as const
export const riskFields: { readonly [field: string]: RiskShape } = {
  debtorIndicators,
  destinationDeliveryAddress,
  transactionIndicators,
  paymentProcess,
}
