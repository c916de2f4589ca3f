/** Helps while an app is developed; see contracts/developmentTools.ts. */
import type { DevelopmentTools } from '../contracts/developmentTools.ts'
import { checkOptions } from './checkOptions.ts'
import { checkParams } from './checkParams.ts'
import { reportUnhandled, warn } from './writeOnce.ts'

export const development: DevelopmentTools | undefined = { checkOptions, checkParams, reportUnhandled, warn }
