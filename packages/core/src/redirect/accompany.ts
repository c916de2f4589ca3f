/** What goes beside a flow that just opened: warnings of what Lean's sources disagree on, and the note of one that may leave the page. */
import type { Params } from '../engine/checkParams.ts'
import type { Flow } from '../engine/flow.ts'
import type { MethodRow } from '../rows/row.ts'
import type { Shell } from '../shell.ts'
import { findWarnings } from './findWarnings.ts'
import { keepJournal } from './keepJournal.ts'

export function accompany(flow: Flow, row: MethodRow, params: Params, shell: Shell): void {
  keepJournal(flow, params, shell)
  findWarnings(row, params, shell.options().country).forEach(flow.emit)
}
