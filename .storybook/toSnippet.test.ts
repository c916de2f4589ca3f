/** What "Copy code" gives for a story, without Storybook around it. */
import { describe, expect, it } from 'vitest'
import { toSnippet } from './toSnippet.ts'

const english = { language: 'en', theme: 'light' }
const title = 'Components/ConnectButton'

describe('toSnippet', () => {
  it('writes a whole file: imports, the backend in a comment, confirm, provider and button', () => {
    const snippet = toSnippet({
      title,
      args: { className: 'bank-button', permissions: ['accounts'], onError: () => {}, confirmTimeoutMs: 600_000 },
      globals: english,
      parameters: { provider: { preload: 'mount' } },
    })
    expect(snippet).toMatchInlineSnapshot(`
      "'use client'
      import { ConnectButton, LeanProvider, type LeanResult, tokenEndpoint } from '@lean-link/react'

      // Your backend: POST /api/lean/token by createTokenHandler of @lean-link/server; GET /api/connection answers { "connected": true } with proof.
      const fetchAccessToken = tokenEndpoint('/api/lean/token')

      /** LinkSDK's success is its word, not proof: your backend knows. */
      async function isConnected(_result: LeanResult, { signal }: { signal: AbortSignal }): Promise<boolean> {
        const response = await fetch('/api/connection', { signal })
        return response.ok && (await response.json()).connected === true
      }

      /** \`customerId\`: Lean's id of the customer who is signed in, from your backend. */
      export function ConnectBank({ customerId }: { customerId: string }) {
        return (
          <LeanProvider
            appToken="your-application-id"
            country="ae"
            sandbox
            customerId={customerId}
            fetchAccessToken={fetchAccessToken}
            preload="mount"
          >
            <ConnectButton
              className="bank-button"
              permissions={['accounts']}
              onError={(error) => reportError(error)}
              confirm={isConnected}
            />
          </LeanProvider>
        )
      }
      "
    `)
  })

  it('has the language and the colours that the toolbar chose, and what the story gives the provider', () => {
    const snippet = toSnippet({
      title,
      args: {},
      globals: { language: 'ar', theme: 'dark' },
      parameters: {
        provider: {
          customization: { themeColor: '#7a1fa2' },
          messages: { ar: { connect: "it's" } },
          loadTimeoutMs: 600_000,
        },
      },
    })
    expect(snippet).toContain('      language="ar"\n')
    expect(snippet).toContain("      customization={{ forceAppearance: 'dark', themeColor: '#7a1fa2' }}\n")
    expect(snippet).toContain("      messages={{ ar: { connect: 'it\\'s' } }}\n")
    expect(snippet).not.toContain('loadTimeoutMs')
  })

  it('puts words or an element of the app between the tags', () => {
    const story = { title, globals: english, parameters: {} }
    expect(toSnippet({ ...story, args: { children: 'Add a bank' } })).toContain(
      '>\n        Add a bank\n      </ConnectButton>',
    )
    const asChild = toSnippet({
      title,
      args: { asChild: true },
      globals: english,
      parameters: { snippet: { children: '<button>Go</button>' } },
    })
    expect(asChild).toContain('        asChild\n')
    expect(asChild).toContain('>\n        <button>Go</button>\n      </ConnectButton>')
  })

  it('is about the button that the story shows', () => {
    const args = { paymentIntentId: 'intent-1' }
    const snippet = toSnippet({ title: 'Components/PayButton', args, globals: english, parameters: {} })
    expect(snippet).toContain(
      "import { LeanProvider, type LeanResult, PayButton, tokenEndpoint } from '@lean-link/react'\n",
    )
    expect(snippet).toMatch(/<PayButton\n +paymentIntentId="intent-1"\n +confirm=\{isConnected\}/)
    expect(snippet).not.toContain('ConnectB')
  })

  it('gives a component that is a file of its own with what it imports, in one file', () => {
    const source =
      "/** For us. */\nimport {\n  type LeanFlow,\n  useLeanFlow,\n} from '@lean-link/react'\nimport { useState } from 'react'\n" +
      "import { isConnected } from './isConnected.ts'\n\nexport function Own() {\n  return isConnected\n}\n"
    const snippet = toSnippet({
      title,
      args: { prefetch: false },
      globals: english,
      parameters: { snippet: { source } },
    })
    expect(snippet).toContain(
      "import { type LeanFlow, LeanProvider, type LeanResult, tokenEndpoint, useLeanFlow } from '@lean-link/react'\n",
    )
    expect(snippet).toContain("import { useState } from 'react'\n")
    expect(snippet).toContain('\nasync function isConnected(')
    expect(snippet).toContain('\nexport function Own() {')
    expect(snippet).toContain('      <Own prefetch={false} />\n')
    expect(snippet).not.toMatch(/For us|from '\.\//)
  })
})
