/** In production nothing is checked for developers, and nothing is written to the console. */
import type { DevelopmentTools } from '../contracts/developmentTools.ts'

export const development: DevelopmentTools | undefined = undefined
