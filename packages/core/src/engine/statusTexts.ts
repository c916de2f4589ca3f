/** What a person hears and reads while a flow goes well; the other texts are in failure/. An app's own `messages` win. */
import type { LeanLanguage } from '../api/options.ts'
import type { StatusText } from '../contracts/statusText.ts'

export const statusTexts: Record<LeanLanguage, { readonly [T in StatusText]?: string }> = {
  en: { opening: 'Opening…', open: 'Continue in the window', success: 'Done', cancelled: 'Cancelled' },
  ar: { opening: 'جارٍ الفتح…', open: 'تابع في النافذة', success: 'تم', cancelled: 'تم الإلغاء' },
}
