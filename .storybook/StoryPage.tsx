/** The page that a story stands on: its language, direction and colours. */
import { type ReactNode, useEffect } from 'react'

export interface StoryPageProps {
  language: 'en' | 'ar'
  theme: 'light' | 'dark'
  /** A docs page stays Storybook's own, whatever language its stories are in. */
  isDocs: boolean
  children: ReactNode
}

export function StoryPage({ language, theme, isDocs, children }: StoryPageProps) {
  const dir = language === 'ar' ? 'rtl' : 'ltr'
  useEffect(() => {
    if (isDocs) return
    Object.assign(document.documentElement, { lang: language, dir })
    return () => void Object.assign(document.documentElement, { lang: 'en', dir: 'ltr' })
  }, [isDocs, language, dir])
  const shared = { className: 'story-page', 'data-theme': theme, lang: language, dir }
  return isDocs ? (
    <div {...shared} data-docs="">
      {children}
    </div>
  ) : (
    <main {...shared}>{children}</main>
  )
}
