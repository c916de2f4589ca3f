import { version } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { ServedApp } from '../test/ServedApp.tsx'
import { appToken, customerId } from '../../core/test/toJwt.ts'
import { type AccessTokenFetcher, LeanProvider, ManageConsentsButton } from './index.ts'

it('renders in Node without a document: asks for nothing, and writes no nonce', async () => {
  const fetchAccessToken = vi.fn<AccessTokenFetcher>(async () => '')
  const consoleError = vi.spyOn(console, 'error')
  const html = renderToString(<ServedApp fetchAccessToken={fetchAccessToken} />)
  await expect(html).toMatchFileSnapshot(`../test/servedApp.${version.split('.')[0]}.txt`)
  expect(html).not.toContain('nonce')
  expect(fetchAccessToken).not.toHaveBeenCalled()
  expect(consoleError).not.toHaveBeenCalled()
  expect('document' in globalThis).toBe(false)
})

it('renders with tokenUrl and without a function among its props, as a server component does', () => {
  const html = renderToString(
    <LeanProvider appToken={appToken} country="ae" sandbox customerId={customerId} tokenUrl="/api/lean/token">
      <ManageConsentsButton consentType="payment" />
    </LeanProvider>,
  )
  expect(html).toContain('data-method="manageConsents"')
  expect(html).toContain('Manage bank permissions')
  expect(html).not.toContain('/api/lean/token')
})
