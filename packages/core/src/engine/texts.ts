/** What a person hears and reads while a flow goes well; the other texts are failure/statusTexts.ts. An app's own `messages` win. */
import type { LeanLanguage } from '../options.ts'

export type StatusText = 'opening' | 'open' | 'redirecting' | 'confirming' | 'success' | 'cancelled' | 'error' | 'retry'

export const statusTexts: Record<LeanLanguage, { [T in StatusText]?: string }> = {
  en: { opening: 'Opening…', open: 'Continue in the window', success: 'Done', cancelled: 'Cancelled' },
  ar: { opening: 'جارٍ الفتح…', open: 'تابع في النافذة', success: 'تم', cancelled: 'تم الإلغاء' },
}
