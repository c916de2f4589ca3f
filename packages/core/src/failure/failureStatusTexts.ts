/** What a person hears and reads when a flow goes another way than straight to success. */
import type { LeanLanguage } from '../api/options.ts'
import type { StatusText } from '../contracts/statusText.ts'

export const failureStatusTexts: Record<LeanLanguage, { readonly [T in StatusText]?: string }> = {
  en: {
    redirecting: 'Taking you to your bank…',
    confirming: 'Checking with your bank…',
    error: 'Something went wrong',
    retry: 'Try again',
  },
  ar: {
    redirecting: 'جارٍ نقلك إلى بنكك…',
    confirming: 'جارٍ التحقق من بنكك…',
    error: 'حدث خطأ ما',
    retry: 'حاول مرة أخرى',
  },
}
