/** The values that fields of `riskDetails` take, as Lean's React Native SDK 4.2.2 lists them. */

export type AuthenticationChannel = 'WEB' | 'MOBILE'

export type PossessionFactorType =
  | 'FIDO2_SECURITY_KEY'
  | 'PASSKEY'
  | 'OTP_DEVICE'
  | 'OTP_APP'
  | 'SMS_OTP'
  | 'EMAIL_OTP'
  | 'PUSH_NOTIFICATION'
  | 'WEBAUTHN_TOKEN'
  | 'SECURE_ENCLAVE_KEY'
  | 'HARDWARE_OTP_KEY'
  | 'TRUSTED_DEVICE'
  | 'OTHER'

export type KnowledgeFactorType =
  'PIN' | 'PASSWORD' | 'SECURITY_QUESTION' | 'SMS_OTP' | 'EMAIL_OTP' | 'OTP_PUSH' | 'OTHER'

export type InherenceFactorType =
  | 'BIOMETRIC'
  | 'FINGERPRINT'
  | 'FACE_RECOGNITION'
  | 'IRIS_SCAN'
  | 'VOICE_RECOGNITION'
  | 'FIDO_BIOMETRIC'
  | 'DEVICE_BIOMETRICS'
  | 'OTHER'

export type ChallengeOutcome = 'PASS' | 'FAIL' | 'NOT_PERFORMED'

export type AuthenticationFlow = 'MFA' | 'OTHER'

export type DeviceType = 'MOBILE' | 'DESKTOP' | 'TABLET' | 'WEARABLE' | 'OTHER'

export type ConnectionType = 'WIFI' | 'CELLULAR' | 'OTHER'

export type ScreenOrientation = 'PORTRAIT' | 'LANDSCAPE'

export type BindingStatus = 'ACTIVE' | 'EXPIRED' | 'REVOKED' | 'SUSPENDED'

export type BiometricType = 'FINGERPRINT' | 'FACIAL_RECOGNITION' | 'IRIS' | 'VOICE_PRINT' | 'OTHER'

export type MotionSensorStatus = 'IN_MOTION' | 'STATIONARY'

export type DeviceEnvironmentContext = 'VPN_DETECTED' | 'EMULATOR_DETECTED'

export type ScrollDirection = 'UP' | 'DOWN' | 'BOTH'

export type SuspiciousActivity = 'NO_SUSPICIOUS_ACTIVITY' | 'SUSPICIOUS_ACTIVITY_DETECTED'

export type RecipientType = 'INDIVIDUAL' | 'CORPORATE'

export type AddressType = 'BUSINESS' | 'CORRESPONDENCE' | 'RESIDENTIAL'

export type Channel = 'WEB' | 'MOBILE'

export type ChannelType = 'ECOMMERCE' | 'IN_STORE' | 'IN_APP' | 'TELEPHONE' | 'MAIL' | 'RECURRING_PAYMENT' | 'OTHER'

export type SubChannelType =
  'WEB_BROWSER' | 'MOBILE_APP' | 'SMART_TV' | 'WEARABLE_DEVICE' | 'POS_TERMINAL' | 'ATM' | 'KIOSK_TERMINAL' | 'OTHER'

export type DeliveryTimeframe =
  'ELECTRONIC_DELIVERY' | 'SAME_DAY_SHIPPING' | 'OVERNIGHT_SHIPPING' | 'MORE_THAN_1_DAY_SHIPPING'

export type ReorderItemsIndicator = 'FIRST_TIME_ORDER' | 'REORDER'

export type PreOrderPurchaseIndicator = 'MERCHANDISE_AVAILABLE' | 'FUTURE_AVAILABILITY'

export type AddressMatchLevel = 'FULL_MATCH' | 'PARTIAL_MATCH' | 'NO_MATCH' | 'NOT_APPLICABLE'
