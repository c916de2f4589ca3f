/** What the customer reads when something failed: friendly, without a technical word, without blame. */
import type { Failure, LeanErrorCode } from '../api/LeanError.ts'
import type { LeanLanguage } from '../api/options.ts'

/** What a customer can know and do is the same for many codes. */
type Situation =
  | 'unavailable'
  | 'connection'
  | 'reload'
  | 'busy'
  | 'failed'
  | 'unknownOutcome'
  | 'unconfirmed'
  | 'cancelled'
  | 'signIn'

const sentences: Record<LeanLanguage, Record<Situation, string>> = {
  en: {
    unavailable: 'Connecting to your bank is not available right now. Please try again later.',
    connection: 'We could not reach the service. Please check your internet connection and try again.',
    reload: 'Please reload the page and try again.',
    busy: 'A window with your bank is already open. Please finish there first.',
    failed: 'This did not work. Please try again.',
    unknownOutcome: 'We do not know yet whether this worked. We are checking, so please wait and do not repeat it.',
    unconfirmed: 'Your bank has not confirmed this yet. Please check again in a few minutes.',
    cancelled: 'This was cancelled.',
    signIn: 'Please sign in again, and then try once more.',
  },
  ar: {
    unavailable: 'الاتصال ببنكك غير متاح حاليًا. يرجى المحاولة مرة أخرى لاحقًا.',
    connection: 'تعذّر الوصول إلى الخدمة. يرجى التحقق من اتصالك بالإنترنت ثم المحاولة مرة أخرى.',
    reload: 'يرجى إعادة تحميل الصفحة ثم المحاولة مرة أخرى.',
    busy: 'توجد نافذة مفتوحة مع بنكك. يرجى إكمال العملية فيها أولًا.',
    failed: 'لم تنجح العملية. يرجى المحاولة مرة أخرى.',
    unknownOutcome: 'لا نعرف بعد ما إذا كانت العملية قد تمت. نحن نتحقق من ذلك، فيرجى الانتظار وعدم تكرارها.',
    unconfirmed: 'لم يؤكد بنكك العملية بعد. يرجى التحقق مرة أخرى بعد بضع دقائق.',
    cancelled: 'تم إلغاء العملية.',
    signIn: 'يرجى تسجيل الدخول مجددًا ثم المحاولة مرة أخرى.',
  },
}

const situations: Record<LeanErrorCode, Situation> = {
  invalid_options: 'unavailable',
  invalid_params: 'unavailable',
  client_secret_in_browser: 'unavailable',
  sdk_load_failed: 'connection',
  country_conflict: 'reload',
  method_unavailable: 'unavailable',
  simulator_in_production: 'unavailable',
  token_malformed: 'unavailable',
  token_wrong_scope: 'unavailable',
  token_wrong_customer: 'unavailable',
  token_wrong_app: 'unavailable',
  token_wrong_country: 'unavailable',
  token_wrong_environment: 'unavailable',
  token_expiring: 'unavailable',
  token_has_bearer_prefix: 'unavailable',
  token_minted_in_browser: 'unavailable',
  token_request_failed: 'connection',
  token_timeout: 'connection',
  flow_in_progress: 'busy',
  link_error: 'failed',
  link_outcome_unknown: 'unknownOutcome',
  link_threw: 'unavailable',
  link_no_response: 'unknownOutcome',
  link_interrupted: 'unknownOutcome',
  aborted: 'cancelled',
  destroyed: 'reload',
  not_in_browser: 'unavailable',
  confirm_failed: 'unconfirmed',
  confirm_timeout: 'unconfirmed',
  kit_load_failed: 'connection',
  unexpected: 'failed',
}

const unauthorized = 401

export function getUserMessage({ code, status }: Failure, language: LeanLanguage = 'en'): string {
  const isSignedOut = code === 'token_request_failed' && status === unauthorized
  // A language that is wrong is told as an option; the customer reads something all the same.
  return (sentences[language] ?? sentences.en)[isSignedOut ? 'signIn' : situations[code]]
}
