/** The types of checks.client.js for the fake, which imports it; the served script takes that file as text, so it stays JavaScript. */
import type { LeanMethodRow } from '@lean-link/core/methods'

export type Row = Pick<LeanMethodRow, 'method' | 'required' | 'optional'>

/** The error that LinkSDK refuses `config` with, or null. Reads `CSS` where there is one. */
export declare function findProblem(row: Row, config: Readonly<Record<string, unknown>>): Error | null
