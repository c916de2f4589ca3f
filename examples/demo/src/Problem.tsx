/** Says what went wrong: one line for the person, and the kit's own message and hint for the developer who looks at this demo. */
import type { LeanError } from '@lean-link/react'
import { useTexts } from './useTexts.ts'

export function Problem({ error }: { error: LeanError }) {
  const texts = useTexts()
  return (
    <section className="problem" role="alert">
      <h3>{texts.problem[groupOf(error)]}</h3>
      <p>{texts.problemRetry}</p>
      <div className="problem-detail" lang="en" dir="ltr">
        <code>{error.code}</code>
        <p>{error.message}</p>
        <p>{error.hint}</p>
      </div>
    </section>
  )
}

/** What a person needs to know differs in four cases only; the codes are for the developer. */
function groupOf({ code }: LeanError): 'load' | 'token' | 'unconfirmed' | 'bank' | 'other' {
  if (code === 'sdk_load_failed' || code === 'kit_load_failed') return 'load'
  if (code.startsWith('token_')) return 'token'
  if (code === 'confirm_failed' || code === 'confirm_timeout') return 'unconfirmed'
  if (code.startsWith('link_')) return 'bank'
  return 'other'
}
