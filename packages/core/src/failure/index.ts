/** The failure part, downloaded when something first goes another way: texts, retries, diagnosis, odd statuses. */
import { describe } from './describe.ts'
import { warn } from './findProblems.ts'
import { comeBack, endBadly, hear } from './otherWays.ts'
import { refuse } from './refuse.ts'
import { retryScript } from './retryScript.ts'
import { retryToken, waitFor } from './retryToken.ts'
import { oddTexts } from './statusTexts.ts'

export interface FailurePart {
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

export { comeBack, describe, endBadly, hear, oddTexts, refuse, retryScript, retryToken, waitFor, warn }
