/** What a check is, and how most of them judge: these requests have to be refused. */
import type { Answer, Endpoint } from './createEndpoint.ts'
import { holdsToken } from './readTokenAnswer.ts'

export interface Verdict {
  ok: boolean
  /** One or two sentences: what was seen, and what to do. Words of the kit's own, never of an answer. */
  detail: string
}

export interface Check {
  /** Stable: pipelines may name it. */
  id: string
  run(endpoint: Endpoint): Promise<Verdict>
}

export const pass = (detail: string): Verdict => ({ ok: true, detail })
export const fail = (detail: string): Verdict => ({ ok: false, detail })

export const toBody = (customerId: string): string => JSON.stringify({ customer_id: customerId })

/** One request of a refusal, by what it is called in the detail. */
export type Attempt = readonly [name: string, answer: Answer]

interface Refusal {
  isExpected(status: number): boolean
  /** in words, such as "403" */
  expected: string
  /** what to do about it */
  advice: string
}

export const isClientError = (status: number): boolean => status >= 400 && status < 500

export function judgeRefusals(attempts: readonly Attempt[], { isExpected, expected, advice }: Refusal): Verdict {
  for (const [name, answer] of attempts) {
    if (holdsToken(answer)) return fail(`A token came back for ${name}. ${advice}`)
    if (!isExpected(answer.status)) return fail(`${name} was answered ${toStatus(answer)}, not ${expected}. ${advice}`)
  }
  return pass(`Refused with ${[...new Set(attempts.map(([, { status }]) => status))].join(', ')}.`)
}

/** The status, with its meaning where that explains why a check failed. */
export function toStatus({ status }: Answer): string {
  if (status === 429) return '429 (a rate limit: raise it for this run, or wait)'
  if (status >= 300 && status < 400) return `${status} (a redirect, which pages do not follow)`
  return String(status)
}
