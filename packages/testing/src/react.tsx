/** `@lean-link/testing/react`: renders an app's component inside a provider that talks to a fake LinkSDK. */
import { LeanProvider } from '@lean-link/react'
import { render, type RenderResult } from '@testing-library/react'
import { type ReactNode, useEffect, useRef } from 'react'
import { simulatorAppToken } from './accessTokens.ts'
import type { FakeLean } from './createFakeLean.ts'
import { installFakeLean, type InstalledFakeLean } from './installFakeLean.ts'
import type { Scenario } from './scenario.ts'

export interface RenderWithLeanOptions {
  /** default: all goes well */
  scenario?: Scenario
  /** the provider's customer, for buttons and hooks that name none; default 'customer-1' */
  customerId?: string | null
  /** default 'ae' */
  country?: 'ae' | 'sa'
  /** default 'en' */
  language?: 'en' | 'ar'
}

/** Of the last render on this document; a test runner keeps one document for all tests of a file. */
const currentKey = Symbol.for('lean-link-testing.current')

/**
 * Renders `ui` inside a `LeanProvider` on a page that has a fake LinkSDK and nothing of an earlier test. The fake goes when the tree is
 * unmounted, as Testing Library does after each test where it finds `afterEach`, or with the next `renderWithLean`.
 * @returns what `render` returns, and the fake as `lean`
 * @example
 * import { ConnectButton } from '@lean-link/react'
 * const { lean, getByRole } = renderWithLean(<ConnectButton permissions={['identity']} onSuccess={onSuccess} />)
 * fireEvent.click(getByRole('button'))
 * await waitFor(() => expect(onSuccess).toHaveBeenCalled())
 * expect(lean.calls).toMatchObject([{ method: 'connect' }])
 */
export function renderWithLean(
  ui: ReactNode,
  { scenario = {}, customerId = 'customer-1', country = 'ae', language = 'en' }: RenderWithLeanOptions = {},
): RenderResult & { lean: FakeLean } {
  const page = document as { [currentKey]?: InstalledFakeLean }
  page[currentKey]?.restore()
  const lean = installFakeLean(window, scenario, { country })
  page[currentKey] = lean
  const wrapper = ({ children }: { children: ReactNode }) => (
    <LeanProvider
      appToken={simulatorAppToken}
      country={country}
      sandbox
      language={language}
      customerId={customerId}
      fetchAccessToken={lean.fetchAccessToken}
    >
      <RestoreOnUnmount lean={lean} />
      {children}
    </LeanProvider>
  )
  const result = render(ui, { wrapper })
  return { ...result, lean }
}

function RestoreOnUnmount({ lean }: { lean: InstalledFakeLean }): null {
  const mounts = useRef(0)
  useEffect(() => {
    mounts.current += 1
    return () => {
      mounts.current -= 1
      // StrictMode mounts again at once: only a tree that stays away is gone.
      queueMicrotask(() => {
        if (mounts.current === 0) lean.restore()
      })
    }
  }, [lean])
  return null
}
