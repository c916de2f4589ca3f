import { renderToString } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { ServedApp } from '../test/ServedApp.tsx'
import type { AccessTokenFetcher } from './index.ts'

it('renders in Node without a document: asks for nothing, and writes no nonce', async () => {
  const fetchAccessToken = vi.fn<AccessTokenFetcher>(async () => '')
  const consoleError = vi.spyOn(console, 'error')
  const html = renderToString(<ServedApp fetchAccessToken={fetchAccessToken} />)
  await expect(html).toMatchFileSnapshot('../test/servedApp.txt')
  expect(html).not.toContain('nonce')
  expect(fetchAccessToken).not.toHaveBeenCalled()
  expect(consoleError).not.toHaveBeenCalled()
  expect('document' in globalThis).toBe(false)
})
