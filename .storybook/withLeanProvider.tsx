/** Puts a LeanProvider on the simulator around a story, and a page in the toolbar's language and theme around both. */
import { LeanProvider, tokenEndpoint } from '@lean-link/react'
import type { Decorator } from '@storybook/react-vite'
import { type StoryFixture, tokenPath } from './createStoryEnvironment.ts'
import { StoryPage } from './StoryPage.tsx'

const fetchAccessToken = tokenEndpoint(tokenPath)

/** A story's parameters: `scenario` says what the simulator does, `provider` holds more props for the provider. */
export const withLeanProvider: Decorator = (Story, { globals, id, loaded, parameters, viewMode }) => {
  const { simulator, customerId } = loaded as StoryFixture
  const language = globals['language'] === 'ar' ? 'ar' : 'en'
  const theme = globals['theme'] === 'dark' ? 'dark' : 'light'
  const { customization, ...provider } = (parameters['provider'] ?? {}) as { customization?: object }
  return (
    <StoryPage language={language} theme={theme} isDocs={viewMode === 'docs'}>
      <LeanProvider
        // Another story on the same page is another page load.
        key={id + simulator.url}
        appToken={simulator.clientId}
        country="ae"
        sandbox
        scriptUrl={simulator.scriptUrl}
        fetchAccessToken={fetchAccessToken}
        customerId={customerId}
        language={language}
        customization={{ forceAppearance: theme, ...customization }}
        {...provider}
      >
        <Story />
      </LeanProvider>
    </StoryPage>
  )
}
