/** `@lean-link/testing/storybook`: every story on a simulated Lean of its own, inside the page: no service worker, no server. */
import { LeanProvider, tokenEndpoint } from '@lean-link/react'
import type { Decorator, Preview } from '@storybook/react-vite'
import { type ReactNode, useState } from 'react'
import { simulatorAppToken } from './accessTokens.ts'
import { installSimulator, type InstalledSimulator } from './installSimulator.ts'
import type { Scenario } from './scenario.ts'
import { type ScenarioName, scenarios } from './scenarios.ts'

/** A story's `parameters.lean`. */
export interface LeanStoryParameters {
  /** a ready one by name, or one of your own; wins over the toolbar */
  scenario?: ScenarioName | Scenario
  /** default 'customer-1' */
  customerId?: string | null
  /** default 'ae' */
  country?: 'ae' | 'sa'
}

/** Two buttons for the toolbar: `globalTypes: { ...leanGlobalTypes }`. */
export const leanGlobalTypes: NonNullable<Preview['globalTypes']> = {
  leanScenario: {
    description: 'What the simulated Lean does',
    toolbar: { icon: 'lightning', dynamicTitle: true, title: 'Lean scenario', items: Object.keys(scenarios) },
  },
  leanLanguage: {
    description: "Language of the kit and of Lean's dialog",
    toolbar: {
      icon: 'globe',
      dynamicTitle: true,
      title: 'Lean language',
      items: [
        { value: 'en', title: 'English' },
        { value: 'ar', title: 'العربية' },
      ],
    },
  },
}

const isScenarioName = (value: unknown): value is ScenarioName => typeof value === 'string' && value in scenarios

/**
 * Puts a `LeanProvider` around a story, and a LinkSDK with its dialog on the page. A story that opens starts as after a page load; the stories
 * of a docs page, which are there at the same time, share the first one's Lean.
 * @example
 * // .storybook/preview.ts
 * export default { decorators: [withLean], globalTypes: leanGlobalTypes }
 * // a story
 * export const Cancelled = { parameters: { lean: { scenario: 'cancel' } } }
 */
export const withLean: Decorator = (Story, { globals, id, parameters, viewMode }) => {
  const { scenario: own, customerId = 'customer-1', country = 'ae' } = (parameters['lean'] ?? {}) as LeanStoryParameters
  const chosen = own ?? globals['leanScenario']
  const scenario = isScenarioName(chosen) ? scenarios[chosen] : typeof chosen === 'object' ? (chosen as Scenario) : {}
  return (
    <LeanPage
      // Another scenario is another page load.
      key={[id, country, JSON.stringify(scenario)].join(' ')}
      scenario={scenario}
      country={country}
      customerId={customerId}
      language={globals['leanLanguage'] === 'ar' ? 'ar' : 'en'}
      isShared={viewMode === 'docs'}
    >
      <Story />
    </LeanPage>
  )
}

interface LeanPageProps {
  scenario: Scenario
  country: 'ae' | 'sa'
  customerId: string | null
  language: 'en' | 'ar'
  isShared: boolean
  children: ReactNode
}

function LeanPage({ scenario, country, customerId, language, isShared, children }: LeanPageProps): React.JSX.Element {
  const [installed] = useState(() => installSimulator({ scenario, country, isShared }))
  const [fetchAccessToken] = useState(() => toFetcher(installed))
  return (
    <LeanProvider
      appToken={simulatorAppToken}
      country={country}
      sandbox
      language={language}
      customerId={customerId}
      fetchAccessToken={fetchAccessToken}
    >
      {children}
    </LeanProvider>
  )
}

/** By the kit's own endpoint client, so that a story shows what an app's backend that fails looks like. */
function toFetcher({ answerToken }: InstalledSimulator) {
  const fetch = (input: RequestInfo | URL, init?: RequestInit) => answerToken(new Request(input, init))
  return tokenEndpoint('/api/lean/token', { fetch })
}
