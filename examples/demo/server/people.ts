/** The people a visitor can be. In a real app this is the user database; `appUserId` is the id Lean knows a customer by. */
export interface Person {
  id: string
  appUserId: string
  name: { en: string; ar: string }
  about: { en: string; ar: string }
}

export const people: readonly Person[] = [
  {
    id: 'layla',
    appUserId: 'palmleaf-demo-layla',
    name: { en: 'Layla Haddad', ar: 'ليلى حداد' },
    about: {
      en: 'Freelance designer, paid by three clients',
      ar: 'مصممة مستقلة يدفع لها ثلاثة عملاء',
    },
  },
  {
    id: 'omar',
    appUserId: 'palmleaf-demo-omar',
    name: { en: 'Omar Rahman', ar: 'عمر رحمن' },
    about: { en: 'Roasts coffee, pays suppliers on Sundays', ar: 'يحمّص القهوة ويدفع للموردين كل أحد' },
  },
  {
    id: 'mei',
    appUserId: 'palmleaf-demo-mei',
    name: { en: 'Mei Santos', ar: 'ماي سانتوس' },
    about: { en: 'Nurse, saving for a first home', ar: 'ممرضة تدّخر لشراء منزلها الأول' },
  },
]
