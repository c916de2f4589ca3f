/** Puts a failure into words: what happened, why it matters and how to fix it, and what the customer reads. */
import type { Failure } from '../api/LeanError.ts'
import type { LeanClientOptions } from '../api/options.ts'
import type { DescribeTools } from '../contracts/failurePart.ts'
import { describeOption } from './describeOption.ts'
import { errorTexts, loadFailureTexts } from './errorTexts.ts'
import { getUserMessage } from './getUserMessage.ts'
import { redactCause } from './redactCause.ts'

/** What the failure says of itself already is more exact than the text of its code. */
export function describeFailure(failure: Failure, tools: DescribeTools): Failure {
  const { code, reason, cause, ...facts } = failure
  const { redact } = tools
  const options = tools.getOptions()
  const text = reason ? loadFailureTexts[reason] : errorTexts[code]
  // The engine's check of options names what is wrong, without words.
  const problems = facts.problems?.map(({ path, message }) => ({
    path: redact(path),
    message: redact(message || describeOption(path as keyof LeanClientOptions, options)),
  }))
  const list = problems?.map((problem) => `"${problem.path}" ${problem.message.replace(/[.]$/, '')}.`).join(' ')
  return {
    ...facts,
    code,
    message: redact(facts.message ?? [text.what, list, text.why].filter(Boolean).join(' ')),
    hint: redact(facts.hint ?? text.how),
    userMessage: tools.getErrorTexts()?.[code] ?? getUserMessage(failure, options.language),
    ...(reason && { reason }),
    ...(problems && { problems }),
    ...(cause !== undefined && { cause: redactCause(cause, redact) }),
  }
}
