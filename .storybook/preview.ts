/** How every story is shown: on the simulator, inside a LeanProvider, in the language and theme of the toolbar. */
import type { Preview } from '@storybook/react-vite'
import { createStoryEnvironment } from './createStoryEnvironment.ts'
import './storyPage.css'
import { type SnippetStory, toSnippet } from './toSnippet.ts'
import { withLeanProvider } from './withLeanProvider.tsx'

const environment = createStoryEnvironment()

const preview: Preview = {
  tags: ['autodocs'],
  globalTypes: {
    language: {
      description: 'Language of the kit, of the dialog and of the page around them',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'en', title: 'English' },
          { value: 'ar', title: 'العربية' },
        ],
      },
    },
    theme: {
      description: 'Colours of the page and of the dialog',
      toolbar: {
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light', icon: 'sun' },
          { value: 'dark', title: 'Dark', icon: 'moon' },
        ],
      },
    },
  },
  initialGlobals: { language: 'en', theme: 'light' },
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    backgrounds: { disable: true },
    controls: { expanded: true },
    docs: {
      codePanel: true,
      // Whatever Storybook made of the story; `dynamic`, so that it asks again when somebody turns a control.
      source: { type: 'dynamic', language: 'tsx', transform: (_code: string, story: SnippetStory) => toSnippet(story) },
    },
    options: { storySort: { order: ['Getting started', 'Components', 'Hooks'] } },
  },
  loaders: [({ parameters, viewMode }) => environment.setUp(parameters['scenario'] ?? {}, viewMode === 'docs')],
  decorators: [withLeanProvider],
}

export default preview
