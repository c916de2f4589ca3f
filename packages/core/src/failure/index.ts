/** The failure part, downloaded when something first goes another way: texts, retries, diagnosis, odd statuses, the way back from a bank. */
import { forgetJournal } from '../redirect/keepJournal.ts'
import { resumeRedirect } from '../redirect/resumeRedirect.ts'
import { accompany } from './accompany.ts'
import { describe } from './describe.ts'
import { warn } from './findProblems.ts'
import { comeBack, endBadly, hear } from './otherWays.ts'
import { refuse } from './refuse.ts'
import { retryScript } from './retryScript.ts'
import { retryToken, waitFor } from './retryToken.ts'
import { oddTexts } from './statusTexts.ts'

export interface FailurePart {
  accompany: typeof accompany
  forgetJournal: typeof forgetJournal
  resumeRedirect: typeof resumeRedirect
  describe: typeof describe
  warn: typeof warn
  comeBack: typeof comeBack
  endBadly: typeof endBadly
  hear: typeof hear
  refuse: typeof refuse
  retryScript: typeof retryScript
  retryToken: typeof retryToken
  waitFor: typeof waitFor
  oddTexts: typeof oddTexts
}

export {
  accompany,
  comeBack,
  describe,
  endBadly,
  forgetJournal,
  hear,
  oddTexts,
  refuse,
  resumeRedirect,
  retryScript,
  retryToken,
  waitFor,
  warn,
}
