/** The redirect part, downloaded for flows that may leave the page or that Lean's sources disagree on, and for the way back from a bank. */
import { accompany } from './accompany.ts'
import { forgetJournal } from './keepJournal.ts'
import { resumeRedirect } from './resumeRedirect.ts'

export interface RedirectPart {
  accompany: typeof accompany
  forgetJournal: typeof forgetJournal
  resumeRedirect: typeof resumeRedirect
}

export { accompany, forgetJournal, resumeRedirect }
