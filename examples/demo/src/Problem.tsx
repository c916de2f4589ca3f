/** Says what went wrong: one line for the person, and the kit's own message and hint for the developer who looks at this demo. */
import type { LeanError } from '@lean-link/react'
import { useMessages } from './useMessages.ts'

export function Problem({ error }: { error: LeanError }) {
  const messages = useMessages()
  const problem = toProblemKind(error)
  return (
    <section className="problem" role="alert">
      <h3>{messages.problem[problem]}</h3>
      <p>{problem === 'unconfirmed' ? messages.problemUnknown : messages.problemRetry}</p>
      <div className="problem-detail" lang="en" dir="ltr">
        <code>{error.code}</code>
        <p>{error.message}</p>
        <p>{error.hint}</p>
      </div>
    </section>
  )
}

/** The bank may be connected all the same: the page must not say that nothing has changed. */
const unconfirmed = ['confirm_failed', 'confirm_timeout', 'link_no_response', 'link_interrupted']

/** What a person needs to know differs in five cases only; the codes are for the developer. */
function toProblemKind({ code }: LeanError): 'load' | 'token' | 'unconfirmed' | 'bank' | 'other' {
  if (code === 'sdk_load_failed' || code === 'kit_load_failed') return 'load'
  if (code.startsWith('token_')) return 'token'
  if (unconfirmed.includes(code)) return 'unconfirmed'
  if (code.startsWith('link_')) return 'bank'
  return 'other'
}
