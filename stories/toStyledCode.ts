/** What "Show code" gives for a story about looks: the style sheet, and the button with its class. */
import { type SnippetStory, toSnippet } from '../.storybook/toSnippet.ts'

/** For a story's `parameters`. `css`: without comments, for it becomes one. */
export const toStyledCode = (css: string, className?: string) => ({
  docs: {
    source: {
      transform: (_code: string, { globals }: SnippetStory) => {
        const args = { className, permissions: ['accounts'] }
        const snippet = toSnippet({ title: 'Components/ConnectButton', args, globals, parameters: {} })
        return `/* app.css\n${css}\n*/\n${snippet}`
      },
    },
  },
})
