/** A customer's token: its status for the screen, and the token itself only for who asks. */
'use client'
import type { LeanError } from '@lean-link/core'
import { toClient } from '@lean-link/core/internal'
import { useCallback, useEffect } from 'react'
import { useLeanContext } from './context.ts'
import { preloadQuietly } from './preloadByMode.ts'
import { useLeanState } from './useLeanState.ts'

/**
 * The token of `customerId`, by default the provider's customer. `prefetch` asks for it on mount. The token is never part of what is
 * rendered: `getToken` gives one that is still valid for `minTokenValidityMs`, `refresh` a new one; both reject with a {@link LeanError}.
 */
export function useLeanToken(options: { customerId?: string; prefetch?: boolean } = {}): {
  status: 'idle' | 'loading' | 'ready' | 'error'
  /** ms since 1970, by this computer's clock */
  expiresAt: number | null
  error: LeanError | null
  getToken(options?: { signal?: AbortSignal }): Promise<string>
  refresh(): Promise<string>
} {
  const context = useLeanContext('useLeanToken()')
  const { core } = context
  const client = toClient(core)
  const { prefetch } = options
  const customerId = options.customerId ?? context.customerId ?? ''
  const entry = useLeanState((state) => state.tokens[customerId])
  useEffect(() => {
    if (prefetch && customerId) preloadQuietly(core, customerId)
  }, [core, prefetch, customerId])
  const getToken = useCallback(
    (tokenOptions?: { signal?: AbortSignal }) => client.getAccessToken(customerId, tokenOptions),
    [client, customerId],
  )
  const refresh = useCallback(() => client.getAccessToken(customerId, { refresh: true }), [client, customerId])
  return {
    status: entry?.status ?? 'idle',
    expiresAt: entry?.expiresAt ?? null,
    error: entry?.error ?? null,
    getToken,
    refresh,
  }
}
