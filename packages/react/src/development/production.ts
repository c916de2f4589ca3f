/** In production nothing is checked for developers. */
import type { DevelopmentTools } from './developmentTools.ts'

export const development: DevelopmentTools | undefined = undefined
