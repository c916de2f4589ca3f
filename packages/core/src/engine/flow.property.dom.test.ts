/** Whatever LinkSDK, the page and the caller do, in any order: a flow ends once. */
import fc from 'fast-check'
import { beforeEach, afterEach, expect, it, vi } from 'vitest'
import { connectParams, createTestClient, outcomeOf } from '../../test/createTestClient.ts'
import { expectNoSecrets } from '../../test/expectNoSecrets.ts'
import { installVendor, pass, settled, showFrame, stopClocks } from '../../test/page.ts'
import { customerId } from '../../test/toJwt.ts'
import { isLeanError, type LeanErrorCode, type OpenOptions } from '../index.ts'

const watch = expectNoSecrets()
const unhandled = vi.fn()
beforeEach(() => void process.on('unhandledRejection', unhandled))
afterEach(() => void process.off('unhandledRejection', unhandled))

const statuses = [
  'SUCCESS',
  'CANCELLED',
  'LINK_CLOSED_PROGRAMMATICALLY',
  'ERROR',
  'REDIRECT',
  'EXIT',
  '',
  'success',
  '__proto__',
]
const answer = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...statuses).map((status) => ({ status })) },
  { weight: 1, arbitrary: fc.anything() },
  { weight: 1, arbitrary: fc.record({ status: fc.string(), bank: fc.anything(), message: fc.anything() }) },
)
const step = fc.oneof(
  { weight: 6, arbitrary: answer.map((said) => ({ do: 'callback' as const, said })) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(0, 1, 50, 100, 499, 500, 1_999, 2_500).map((ms) => ({ do: 'wait' as const, ms })),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('abort', 'destroy', 'focus', 'return', 'show', 'hide', 'reopen', 'forget')
      .map((act) => ({ do: act })),
  },
)
/** What the vendor does within its call. */
const reaction = fc.constantFrom('nothing', 'throws', 'rejects', 'rejects late', 'answers', 'answers and throws')
const confirms: Record<string, OpenOptions['confirm']> = {
  none: undefined,
  yes: () => true,
  no: async () => false,
  throws: () => {
    throw new Error('backend')
  },
  never: () => new Promise(() => {}),
}
const codes: LeanErrorCode[] = [
  'link_error',
  'link_outcome_unknown',
  'link_threw',
  'link_no_response',
  'link_interrupted',
  'aborted',
  'destroyed',
  'confirm_failed',
  'confirm_timeout',
]

it('has one outcome, a settled promise and an idle client at the end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 12 }),
      reaction,
      fc.constantFrom(...Object.keys(confirms)),
      fc.boolean(),
      async (steps, reacts, confirmName, isWarm) => {
        const callbacks: ((said: unknown) => void)[] = []
        installVendor({
          connect: ({ callback }) => {
            const say = callback as (said: unknown) => void
            callbacks.push(say)
            if (reacts.startsWith('answers')) say({ status: 'SUCCESS' })
            if (reacts.endsWith('throws')) throw new Error('CONFIG_ERROR')
            if (reacts === 'rejects') return Promise.reject(new Error('CONFIG_ERROR'))
            if (reacts === 'rejects late')
              return new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 300))
            return undefined
          },
        })
        const { client, events, story } = createTestClient(watch, { settleMs: 100, noResponseMs: 2_000 })
        if (isWarm) await client.preload({ customerId })
        stopClocks()
        const controller = new AbortController()
        const confirm = confirms[confirmName]
        const settledTimes = vi.fn()
        const open = outcomeOf(
          watch,
          client.connect(connectParams, {
            signal: controller.signal,
            confirmTimeoutMs: 500,
            ...(confirm && { confirm }),
          }),
        ).finally(settledTimes)
        const refused: Promise<unknown>[] = []
        let isDestroyed = false
        for (const one of steps) {
          if (one.do === 'callback' && 'said' in one) callbacks.at(-1)?.(one.said)
          if (one.do === 'wait' && 'ms' in one) await pass(one.ms)
          if (one.do === 'abort') controller.abort()
          if (one.do === 'focus') window.dispatchEvent(new Event('focus'))
          if (one.do === 'return') window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
          if (one.do === 'show') showFrame()
          if (one.do === 'hide') document.querySelector('iframe')?.remove()
          if (one.do === 'forget') client.invalidateAccessToken()
          if (one.do === 'reopen' && settledTimes.mock.calls.length === 0)
            refused.push(outcomeOf(watch, client.connect(connectParams)))
          if (one.do === 'destroy') {
            client.destroy()
            isDestroyed = true
          }
        }
        await settled()
        for (const frame of document.querySelectorAll('iframe')) frame.remove()
        await pass(5_000)
        window.dispatchEvent(new Event('focus'))
        await pass(5_000)

        expect(settledTimes).toHaveBeenCalledTimes(1)
        await Promise.all(refused)
        const { result, error } = await open
        const ended = isLeanError(error) ? error.code : result?.status
        expect([...codes, 'success', 'cancelled', 'closed', 'redirecting']).toContain(ended)
        // Each flow that began has one outcome; one that was refused, or whose client was gone before it had its parts, never began.
        const flowIds = [...new Set(events.flatMap(({ flowId }) => flowId ?? []))]
        const outcomes = events.flatMap((event) => (event.type === 'outcome' ? event.flowId : []))
        expect(outcomes).toEqual(flowIds)
        const told = story('outcome').map((line) => line.split(' ').at(-1))
        const isTold = told.includes(ended) || ['destroyed', 'aborted'].includes(String(ended))
        expect({ ended, told, isTold }).toMatchObject({ isTold: true })
        expect(client.getState().flow.status).toBe('idle')
        expect(client.getState().destroyed).toBe(isDestroyed)
        expect(unhandled).not.toHaveBeenCalled()
        client.destroy()
        await pass(1_000)
        expect(vi.getTimerCount()).toBe(0)
        vi.useRealTimers()
      },
    ),
    {
      numRuns: 150,
      includeErrorInReport: true,
      // Found before: a signal while the backend is asked, within LinkSDK's own call, and before the engine is here while another call waits.
      examples: [
        [[{ do: 'reopen' }, { do: 'abort' }], 'nothing', 'none', false],
        [[{ do: 'callback', said: { status: 'SUCCESS' } }, { do: 'abort' }], 'nothing', 'never', true],
        [[{ do: 'abort' }], 'answers and throws', 'yes', true],
        [
          [{ do: 'callback', said: { status: 'REDIRECT' } }, { do: 'wait', ms: 499 }, { do: 'destroy' }],
          'nothing',
          'none',
          true,
        ],
      ],
    },
  )
}, 120_000)

const settleMs = 100
const said = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...statuses) },
  { weight: 2, arbitrary: fc.constantFrom(0, 1, 50, 99, 100, 500) },
)
const provisional = new Map([
  ['REDIRECT', 'redirecting'],
  ['ERROR', 'link_error'],
])
/** What the design's table says of statuses (texts) and waits in ms (numbers), of a page that does nothing else. */
function expectedOf(steps: readonly (string | number)[], confirmed: string): string | undefined {
  const finals: Record<string, string> = {
    SUCCESS: confirmed,
    CANCELLED: 'cancelled',
    LINK_CLOSED_PROGRAMMATICALLY: 'closed',
  }
  let now = 0
  let until = Infinity
  let supposed: string | undefined
  for (const one of steps) {
    if (typeof one === 'number') {
      now += one
      if (now >= until) return supposed
    } else if (Object.hasOwn(finals, one)) return finals[one]
    else {
      until = Math.min(until, now + settleMs)
      supposed = provisional.get(one) ?? 'link_outcome_unknown'
    }
  }
  return supposed
}

it('ends as the first final status says, or the last other one within settleMs', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(said, { maxLength: 8 }),
      fc.constantFrom(
        ['none', 'success'] as const,
        ['yes', 'success'] as const,
        ['no', 'confirm_failed'] as const,
        ['never', 'confirm_timeout'] as const,
      ),
      async (steps, [confirmName, confirmed]) => {
        let say: (answer: unknown) => void = () => {}
        installVendor({ connect: ({ callback }) => void (say = callback as typeof say) })
        const { client } = createTestClient(watch, { settleMs, noResponseMs: 0 })
        await client.preload({ customerId })
        stopClocks()
        const confirm = confirms[confirmName]
        const open = outcomeOf(watch, client.connect(connectParams, { ...(confirm && { confirm }) }))
        for (const one of steps) {
          if (typeof one === 'number') await pass(one)
          else say({ status: one })
          await settled()
        }
        await pass(60_000)
        client.destroy()
        const { result, error } = await open
        expect(error?.code ?? result?.status).toBe(expectedOf(steps, confirmed) ?? 'destroyed')
        vi.useRealTimers()
      },
    ),
    {
      numRuns: 100,
      includeErrorInReport: true,
      // Found before: a confirm that took longer than what was left of settleMs.
      examples: [
        [
          ['ERROR', 50, 'SUCCESS', 500],
          ['never', 'confirm_timeout'],
        ],
      ],
    },
  )
}, 120_000)
