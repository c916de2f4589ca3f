/** React's own guard against values that must not reach a client component, where the React at hand has it. */
import * as React from 'react'

type Taint = (message: string, lifetime: object, value: string) => void

/**
 * Makes React throw `message` when the value is passed to a client component or a browser, as long as `lifetime` lives. Does nothing where
 * React does not offer it: it is experimental, and Next wants `experimental: { taint: true }`.
 */
export function taint(message: string, lifetime: object, value: string): void {
  // By a name that is put together: bundlers warn of an export that this React has not.
  const name = ['experimental', 'taintUniqueValue'].join('_')
  const taintUniqueValue = (React as unknown as Record<string, Taint | undefined>)[name]
  taintUniqueValue?.(message, lifetime, value)
}
