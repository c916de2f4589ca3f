/** Puts what was measured into the rows of docs/performance.md. */
import { sizeOf } from './measure.mjs'

/**
 * @typedef {import('./columns.mjs').Column} Column
 * @typedef {import('./measure.mjs').Size} Size
 * @typedef {{ columns: string[], rows: { name: string, sizes: Size[] }[] }} Table
 */

/**
 * @param {readonly Column[]} columns
 * @param {readonly { name: string, app: string, parts: string[] }[]} budgetRows
 * @returns {Table}
 */
export function toTable(columns, budgetRows) {
  const nothing = { bytes: 0, requests: 0 }
  const { buttons = {}, peers = {} } = columns[0] ?? {}
  return {
    columns: columns.map(({ name }) => name),
    rows: [
      ...budgetRows.map(({ name, app, parts }) => ({
        name: `this kit: ${name}`,
        sizes: columns.map(({ apps }) => sizeOf(apps[app] ?? [], parts)),
      })),
      ...Object.keys(buttons).map((button) => ({
        name: `this kit: ${button}, added`,
        sizes: columns.map((column) => ({ ...nothing, bytes: column.buttons[button] ?? 0 })),
      })),
      ...Object.keys(peers).map((peer) => ({
        name: `${peer}: initial part`,
        sizes: columns.map((column) => column.peers[peer] ?? nothing),
      })),
    ],
  }
}
