/** Everything of one customer: the kit with their token, and its events. It goes when they leave, so the next customer sees none of it. */
import { LeanProvider, type LeanEvent, tokenEndpoint } from '@lean-link/react'
import { useCallback, useState } from 'react'
import { AccountPage, type AccountPageProps } from './AccountPage.tsx'
import type { LeanPageOptions } from './pageState.ts'
import { useLanguage } from './useMessages.ts'

const fetchAccessToken = tokenEndpoint('/api/lean/token')
/** LinkSDK's dialog in the colours of this app. */
const customization = { themeColor: '#0b5d4e', themeColorDark: '#4fc3a7', buttonBorderRadius: 12 } as const

export interface AccountProps extends Omit<AccountPageProps, 'events'> {
  lean: LeanPageOptions
}

export function Account({ lean, ...page }: AccountProps) {
  const language = useLanguage()
  const [events, setEvents] = useState<readonly LeanEvent[]>([])
  const handleEvent = useCallback((event: LeanEvent) => setEvents((earlier) => [...earlier.slice(-99), event]), [])
  return (
    <LeanProvider
      {...lean}
      customerId={page.customer.customerId}
      fetchAccessToken={fetchAccessToken}
      language={language}
      customization={customization}
      onEvent={handleEvent}
    >
      <AccountPage {...page} events={events} />
    </LeanProvider>
  )
}
