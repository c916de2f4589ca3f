/** A page with a fake LinkSDK on it, and providers whose token requests are counted; clean again after the test. */
import { leanMethods } from '@lean-link/core/methods'
import { installFakeLean, type InstalledFakeLean, type Scenario } from '@lean-link/testing'
import type { ReactNode } from 'react'
import { type Mock, onTestFinished, vi } from 'vitest'
import { cleanPage } from '../../core/test/page.ts'
import { appToken, customerId, toJwt } from '../../core/test/toJwt.ts'
import { type AccessTokenFetcher, type LeanClientOptions, LeanProvider, type LeanProviderProps } from '../src/index.ts'

export { appToken, customerId }

/** LinkSDK opens and says nothing until the test does so by `fake.reply`. */
export const waits: Scenario = {
  methods: Object.fromEntries(leanMethods.map(({ method }) => [method, []])),
}
export const success = { status: 'SUCCESS' }
export const cancelled = { status: 'CANCELLED' }

export type OwnProps = Partial<LeanClientOptions> & Pick<LeanProviderProps, 'customerId' | 'preload' | 'messages'>

export interface LeanSetup {
  fake: InstalledFakeLean
  fetchAccessToken: Mock<AccessTokenFetcher>
  /** A provider with `preload="mount"`, unless told otherwise. */
  withLean(children: ReactNode, over?: OwnProps): React.JSX.Element
}

export function setUpLean(scenario: Scenario = waits): LeanSetup {
  const fake = installFakeLean(window, scenario)
  const fetchAccessToken = vi.fn<AccessTokenFetcher>(async (request) =>
    toJwt({ customers: [{ id: request.customerId }] }),
  )
  onTestFinished(() => {
    fake.restore()
    cleanPage()
  })
  return {
    fake,
    fetchAccessToken,
    withLean: (children, over) => (
      <LeanProvider
        appToken={appToken}
        country="ae"
        sandbox
        fetchAccessToken={fetchAccessToken}
        customerId={customerId}
        preload="mount"
        {...(over as object)}
      >
        {children}
      </LeanProvider>
    ),
  }
}
