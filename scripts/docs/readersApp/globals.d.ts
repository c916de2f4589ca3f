/** What the app of somebody who reads the docs has of its own, by the names that snippets give it. Only `pnpm test:docs` reads it. */
import type { LeanClient, LeanError, LeanEvent, LeanResult, RedirectReturn } from '@lean-link/core'
import type { LeanAuth } from '@lean-link/server'
import type { LeanSimulator } from '@lean-link/testing'
import type * as testingLibrary from '@testing-library/react'
import type * as vitest from 'vitest'

declare global {
  const appToken: string
  const customerId: string
  const nonce: string
  const client: LeanClient
  const button: HTMLButtonElement
  const request: Request
  const response: Response
  /** In a browser, what onEvent collected; on a backend, the ids of webhooks that were handled. */
  const events: { has(eventId: string): boolean; add(eventId: string): Promise<void> } & LeanEvent[]
  const user: { id: string; leanCustomerId: string }
  const newSecret: string
  const oldSecret: string
  const redis: {
    get(key: string): Promise<string | null>
    set(key: string, value: string, options: { expiration: { type: 'EX'; value: number } }): Promise<unknown>
  }

  /** Of Express. */
  const app: { post(path: string, ...listeners: ((...given: never[]) => unknown)[]): void }
  const auth: LeanAuth
  const queue: { add(...given: unknown[]): Promise<void> }
  const simulator: LeanSimulator
  const onSuccess: vitest.Mock<(result: LeanResult) => void>
  const { expect }: typeof vitest
  const { fireEvent, waitFor }: typeof testingLibrary

  function Spinner(): React.JSX.Element
  function handleToken(request: Request): Promise<Response>
  function handleWebhook(request: Request): Promise<Response>
  function showOrder(appState: unknown): void
  /** Asks the app's own backend, the only one who knows. */
  function askYourBackend(result: LeanResult | string, context?: { signal: AbortSignal }): Promise<boolean>
  function showBank(result: LeanResult): void
  function showProblem(error: LeanError): void
  function showReturn(returned: RedirectReturn): void
  function getSession(request: Request): Promise<{ leanCustomerId: string } | null>
  function readSecret(name?: string): Promise<string>
  function markConnected(payload: unknown): Promise<void>
}
