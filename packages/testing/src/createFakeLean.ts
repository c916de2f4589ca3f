/** A LinkSDK in process: takes the real one's calls, records them and plays a scenario by calling back, without a dialog, DOM or network. */
import type { LeanCountry, LeanMethod } from '@lean-link/core'
import { type LeanMethodRow, leanMethods } from '@lean-link/core/methods'
import { type RecordedCall, toRecordedCall } from './toRecordedCall.ts'
import type { Scenario } from './scenario.ts'
import { sharedTokenMint } from './sharedTokenMint.ts'
import { listBanks } from './simulator/banks.ts'
import { createTimers } from './createTimers.ts'
import { playActs } from './playActs.ts'
import { toAnswer } from './linksdk/script/answers.client.js'
import { findProblem } from './linksdk/script/checks.client.js'

export interface FakeLean {
  /** What LinkSDK's script would put on `window.Lean`. Carries the marker that makes the kit refuse it without `sandbox: true`. */
  readonly vendor: Record<LeanMethod, (config: object) => void>
  /** Every call so far, oldest first, refused ones too. A token shows as `[jwt]`. */
  readonly calls: readonly RecordedCall[]
  /** Plays another scenario from the next call or token on. */
  use(scenario: Scenario): void
  /** Calls the last flow's callback, at once. Throws when no call with a callback came yet. */
  reply(answer: Record<string, unknown>): void
  /** A signed customer token with the documented claims; `overrides` replaces claims, `undefined` removes one. */
  createAccessToken(customerId: string, overrides?: Record<string, unknown>): Promise<string>
  /** To be given to the client: a token, or whatever the scenario makes of it. Its `status` becomes a rejection that carries `status`. */
  fetchAccessToken(request: { customerId: string }): Promise<string>
  /** Forgets calls and pending acts and goes back to the first scenario. */
  reset(): void
}

export interface FakeLeanOptions {
  /** whose OAuth server its tokens are from, and whose bank it names where nobody chose one; default 'ae' */
  country?: LeanCountry
}

/**
 * A fake without a place on the page: hand `fake.vendor` to whoever asks for LinkSDK.
 * Timers are read from `globalThis` when used, so fake clocks work.
 */
export function createFakeLean(scenario: Scenario = {}, { country = 'ae' }: FakeLeanOptions = {}): FakeLean {
  let current = scenario
  let lastCallback: ((answer: unknown) => void) | undefined
  const calls: RecordedCall[] = []
  const timers = createTimers()

  function handleCall(row: LeanMethodRow, input: object): unknown {
    const { method } = row
    const config = { ...input } as Record<string, unknown>
    calls.push(toRecordedCall(method, config))
    const refusal = findProblem(row, config)
    // Old documentation passes the text 'true'.
    if (refusal && (config['sandbox'] === true || config['sandbox'] === 'true')) throw refusal
    if (refusal) return undefined
    const { callback } = config
    const handleAnswer = typeof callback === 'function' ? (answer: unknown) => void callback(answer) : () => {}
    lastCallback = handleAnswer
    const bankIdentifier = String(config['bank_identifier'] ?? listBanks(current.banks, country)[0]?.identifier)
    // LinkSDK adds `Bearer ` itself, so that Lean's API gets it twice and answers 401 (documented); what the page is told then is assumed.
    const isRefused = typeof config['access_token'] === 'string' && /^Bearer /i.test(config['access_token'])
    const ending = { screen: 'success', bank: bankIdentifier, ...(isRefused && { code: 'HTTP_401' }) }
    const answer = toAnswer(method, { ...ending, status: isRefused ? 'error' : 'success' })
    const acts = current.methods?.[method] ?? [{ callback: answer }]
    const startMs = current.script?.wrapperDelayMs ?? 0
    return playActs(acts, { row, config, callback: handleAnswer, timers, startMs, bankIdentifier })
  }

  const vendor = Object.fromEntries(
    leanMethods.map((row) => [row.method, (config: object) => handleCall(row, config)]),
  ) as FakeLean['vendor']
  Object.defineProperty(vendor, '__leanLinkSimulator', { value: true })

  function reset() {
    timers.clear()
    calls.length = 0
    lastCallback = undefined
    current = scenario
  }

  return {
    vendor,
    calls,
    use: (next) => {
      current = next
    },
    reply: (answer) => {
      if (!lastCallback)
        throw new Error('reply() has nobody to answer: no LinkSDK method was called yet. Open a flow first.')
      lastCallback(answer)
    },
    createAccessToken: (customerId, overrides) => sharedTokenMint.createToken({ customerId, country, overrides }),
    fetchAccessToken: async ({ customerId }) => {
      const { status, delayMs, expiresInSeconds, body, hang, claims } = current.token ?? {}
      if (hang) return new Promise<never>(() => {})
      if (delayMs !== undefined) await timers.wait(delayMs)
      if (status !== undefined && status >= 400) {
        throw Object.assign(new Error(`The simulated token endpoint answered ${status}, as its scenario says.`), {
          status,
        })
      }
      // A scenario's body stands for whatever a wrong endpoint answers, so its type is a lie on purpose.
      if (body !== undefined) return body as string
      return sharedTokenMint.createToken({
        customerId,
        country,
        overrides: claims,
        ...(expiresInSeconds !== undefined && { expiresInSeconds }),
      })
    },
    reset,
  }
}
