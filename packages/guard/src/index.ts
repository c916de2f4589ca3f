/** The public API of `@lean-link/guard`; bundler plugins and the Next wrapper have entries of their own. */
export { scan } from './scan.ts'
export { toSarif } from './report/toSarif.ts'
export type { GuardFinding } from './report/finding.ts'
export type { GuardOptions, GuardRule } from './guardOptions.ts'
