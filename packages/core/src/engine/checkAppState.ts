/** Checks the app's own data before it is kept in the browser, and takes it as it is at this moment. */
import type { JsonValue } from '../api/openOptions.ts'
import type { ClientContext } from '../contracts/clientContext.ts'
import type { AppStateProblem } from '../contracts/failurePart.ts'

const maxJsonLength = 2_000
const jwt = /\beyJ[\w-]+\.[\w-]+\./

export interface CheckedAppState {
  readonly appState?: JsonValue
  readonly problem?: AppStateProblem
}

export function checkAppState(given: unknown, findCredentials: ClientContext['findCredentials']): CheckedAppState {
  if (given === undefined) return {}
  try {
    const json = JSON.stringify(given)
    if (json.length > maxJsonLength) return { problem: 'size' }
    let hasCredential = jwt.test(json)
    // Each name by itself: in this, nothing is the customer's data that Lean passes on unread.
    const appState = JSON.parse(json, (name, value: JsonValue) => {
      hasCredential ||= findCredentials({ [name]: 0 }).length > 0
      return value
    }) as JsonValue
    return hasCredential ? { problem: 'credential' } : { appState }
  } catch {
    // Cyclic, a big number, or a function, of which nothing is left to parse.
    return { problem: 'no_json' }
  }
}
