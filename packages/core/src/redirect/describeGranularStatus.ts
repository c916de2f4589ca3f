/** A sentence for the customer about each status code that may come back from the bank; downloaded when one does. */
import type { LeanLanguage } from '../api/options.ts'
import type { KnownGranularStatusCode } from '../api/redirectReturn.ts'

const texts: Readonly<Record<KnownGranularStatusCode, Readonly<Record<LeanLanguage, string>>>> = {
  BANK_ISSUE: {
    en: 'Your bank could not complete this. Please try again later.',
    ar: 'تعذّر على بنكك إتمام العملية. يُرجى المحاولة لاحقًا.',
  },
  BANK_MAINTENANCE: {
    en: 'Your bank is under maintenance. Please try again later.',
    ar: 'بنكك قيد الصيانة حاليًا. يُرجى المحاولة لاحقًا.',
  },
  UNSEEN_BANK_ERROR: {
    en: 'Your bank reported an unexpected error. Please try again later.',
    ar: 'أبلغ بنكك عن خطأ غير متوقع. يُرجى المحاولة لاحقًا.',
  },
  LEAN_ERROR: {
    en: 'Something went wrong with the connection to your bank. Please try again later.',
    ar: 'حدث خطأ في الاتصال ببنكك. يُرجى المحاولة لاحقًا.',
  },
  EU_ACCOUNT_LOCKED: {
    en: 'Your bank account is locked. Please contact your bank.',
    ar: 'حسابك البنكي مقفل. يُرجى التواصل مع بنكك.',
  },
  EU_FUNCTIONALITY_RESTRICTED: {
    en: 'Your bank does not allow this for your account. Please contact your bank.',
    ar: 'لا يسمح بنكك بهذه العملية لحسابك. يُرجى التواصل مع بنكك.',
  },
  LOGGED_IN_ELSEWHERE: {
    en: 'You are signed in to your bank elsewhere. Please sign out there and try again.',
    ar: 'لقد سجّلت الدخول إلى بنكك من مكان آخر. يُرجى تسجيل الخروج منه ثم المحاولة مجددًا.',
  },
  ACTIVE_SESSION_EXISTS: {
    en: 'You still have an open session with your bank. Please wait a few minutes and try again.',
    ar: 'لا تزال لديك جلسة مفتوحة مع بنكك. يُرجى الانتظار بضع دقائق ثم المحاولة مجددًا.',
  },
  DISABLED_BY_LEAN: {
    en: 'This is not available at the moment. Please try again later.',
    ar: 'هذه الخدمة غير متاحة حاليًا. يُرجى المحاولة لاحقًا.',
  },
  DISABLED_BY_CLIENT: {
    en: 'This is not available with this bank. Please choose another one.',
    ar: 'هذه الخدمة غير متاحة مع هذا البنك. يُرجى اختيار بنك آخر.',
  },
  DUPLICATED_REQUEST: {
    en: 'This request was sent before. Please check whether it went through before you try again.',
    ar: 'سبق إرسال هذا الطلب. يُرجى التحقق من إتمامه قبل المحاولة مجددًا.',
  },
  USER_CANCELLED: {
    en: 'You cancelled this at your bank.',
    ar: 'لقد ألغيت العملية لدى بنكك.',
  },
  SESSION_EXPIRED_ON_OTP: {
    en: 'The time to enter the code ran out. Please try again.',
    ar: 'انتهت مهلة إدخال الرمز. يُرجى المحاولة مجددًا.',
  },
  INSUFFICIENT_BALANCE: {
    en: 'There is not enough money in this account.',
    ar: 'الرصيد في هذا الحساب غير كافٍ.',
  },
  EXCEEDS_DAILY_LIMIT: {
    en: 'The amount is above the daily limit of your account.',
    ar: 'يتجاوز المبلغ الحد اليومي لحسابك.',
  },
  INVALID_PARAMETERS: {
    en: 'Your bank did not accept the details of this request.',
    ar: 'لم يقبل بنكك بيانات هذا الطلب.',
  },
  USER_PERMISSIONS_NOT_GRANTED: {
    en: 'You did not give your bank the permission that is needed.',
    ar: 'لم تمنح بنكك الإذن المطلوب.',
  },
  CONSENT_EXPIRED: {
    en: 'Your permission has expired. Please give it again.',
    ar: 'انتهت صلاحية موافقتك. يُرجى منحها من جديد.',
  },
  UNKNOWN_ENTITY: {
    en: 'This bank connection is no longer known. Please connect your bank again.',
    ar: 'لم يعد الربط بهذا البنك معروفًا. يُرجى ربط بنكك مجددًا.',
  },
  DATA_NOT_FOUND: {
    en: 'Your bank has no data for this request.',
    ar: 'لا توجد لدى بنكك بيانات لهذا الطلب.',
  },
  TIMEOUT: {
    en: 'Your bank did not answer in time. Please try again later.',
    ar: 'لم يستجب بنكك في الوقت المحدد. يُرجى المحاولة لاحقًا.',
  },
  UNSUPPORTED_BY_BANK: {
    en: 'Your bank does not support this.',
    ar: 'لا يدعم بنكك هذه الخدمة.',
  },
}

/** null for a code that is not known. */
export const describeGranularStatus = (code: string, language: LeanLanguage): string | null =>
  Object.hasOwn(texts, code) ? texts[code as KnownGranularStatusCode][language] : null
