/** `riskDetails`: fraud signals for the bank, with the names and values of Lean's React Native SDK 4.2.2, in camelCase. */
import type * as Values from './riskValues.ts'

/** A name in English and Arabic; Lean's SDK gives no inner requirements. */
export interface LocalizedName {
  en?: string
  ar?: string
}

export interface PossessionFactor {
  isUsed?: boolean
  type?: Values.PossessionFactorType
}

export interface KnowledgeFactor {
  isUsed?: boolean
  type?: Values.KnowledgeFactorType
}

export interface InherenceFactor {
  isUsed?: boolean
  type?: Values.InherenceFactorType
}

export interface Authentication {
  authenticationChannel?: Values.AuthenticationChannel
  possessionFactor?: PossessionFactor
  knowledgeFactor?: KnowledgeFactor
  inherenceFactor?: InherenceFactor
  challengeOutcome?: Values.ChallengeOutcome
  authenticationFlow?: Values.AuthenticationFlow
  authenticationValue?: string
  challengeDateTime?: string
}

export interface GeoLocation {
  latitude: number | string
  longitude: number | string
}

export interface DeviceManufacturer {
  model?: string
  manufacturer?: string
}

export interface ScreenInformation {
  pixelDensity?: number
  orientation?: Values.ScreenOrientation
}

export interface BatteryStatus {
  level?: number
  isCharging?: boolean
}

export interface TouchSupport {
  supported?: boolean
  maxTouchPoints?: number
}

export interface MotionSensors {
  status?: Values.MotionSensorStatus
  accelerometer?: boolean
  gyroscope?: boolean
}

export interface DeviceInformation {
  deviceId?: string
  alternativeDeviceId?: string
  deviceOperatingSystem?: string
  deviceOperatingSystemVersion?: string
  deviceBindingId?: string
  lastBindingDateTime?: string
  bindingDuration?: string
  bindingStatus?: Values.BindingStatus
  deviceType?: Values.DeviceType
  deviceManufacturer?: DeviceManufacturer
  deviceLanguage?: string
  deviceLocalDateTime?: string
  connectionType?: Values.ConnectionType
  screenInformation?: ScreenInformation
  batteryStatus?: BatteryStatus
  touchSupport?: TouchSupport
  motionSensors?: MotionSensors
  deviceEnvironmentContext?: Values.DeviceEnvironmentContext[]
}

export interface BiometricCapabilities {
  supportsBiometric?: boolean
  biometricTypes?: Values.BiometricType[]
}

export interface AppInformation {
  appVersion?: string
  packageName?: string
  buildNumber?: string
}

export interface ScrollBehavior {
  direction?: Values.ScrollDirection
  speed?: number
  frequency?: number
}

export interface UserBehavior {
  scrollBehavior?: ScrollBehavior
}

export interface TransactionHistory {
  lastDay?: number
  lastYear?: number
}

export interface AccountRiskIndicators {
  userOnboardingDateTime?: string
  lastAccountChangeDate?: string
  lastPasswordChangeDate?: string
  suspiciousActivity?: Values.SuspiciousActivity
  transactionHistory?: TransactionHistory
}

export interface DebtorIndicators {
  authentication?: Authentication
  userName?: LocalizedName
  geoLocation?: GeoLocation
  deviceInformation?: DeviceInformation
  biometricCapabilities?: BiometricCapabilities
  appInformation?: AppInformation
  userBehavior?: UserBehavior
  accountRiskIndicators?: AccountRiskIndicators
  supplementaryData?: Record<string, unknown>
}

export interface NationalAddress {
  addressType?: Values.AddressType
  addressLine?: string
  buildingNumber?: string
  buildingName?: string
  floor?: string
  streetName?: string
  districtName?: string
  postBox?: string
  townName?: string
  region?: string
  country?: string
}

export interface DestinationDeliveryAddress {
  recipientType?: Values.RecipientType
  recipientName?: LocalizedName
  nationalAddress?: NationalAddress[]
}

export interface MerchantRisk {
  deliveryTimeframe?: Values.DeliveryTimeframe
  reorderItemsIndicator?: Values.ReorderItemsIndicator
  preOrderPurchaseIndicator?: Values.PreOrderPurchaseIndicator
  isGiftCardPurchase?: boolean
  /** Lean's docs call it `is_delivery_address_matching_billing`; its SDK sends this name. */
  isDeliveryAddressMatchesBilling?: boolean
  addressMatchLevel?: Values.AddressMatchLevel
}

export interface TransactionIndicators {
  isCustomerPresent?: boolean
  isContractPresent?: boolean
  channel?: Values.Channel
  channelType?: Values.ChannelType
  subChannelType?: Values.SubChannelType
  merchantRisk?: MerchantRisk
  supplementaryData?: Record<string, unknown>
}

export interface PaymentProcess {
  totalDuration?: number
  currentSessionAttempts?: number
  currentSessionFailedAttempts?: number
  last24HourAttempts?: number
  last24HourFailedAttempts?: number
}

/**
 * Everything a bank may weigh when it approves a payment. All fields are optional, but for both coordinates of a location.
 * `supplementaryData` is sent as it is: it is neither checked nor renamed.
 */
export interface RiskDetails {
  debtorIndicators?: DebtorIndicators
  destinationDeliveryAddress?: DestinationDeliveryAddress
  transactionIndicators?: TransactionIndicators
  paymentProcess?: PaymentProcess
}
