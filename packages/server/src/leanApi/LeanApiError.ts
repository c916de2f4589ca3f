/** The error for an answer of Lean's REST API that says no; it carries the status and Lean's code, never the body. */

/** An answer of Lean's API other than success, thrown by `createCustomer` and `findOrCreateCustomer`. */
export class LeanApiError extends Error {
  /** The HTTP status Lean answered with. */
  readonly status: number
  /** Lean's own code, such as `CUSTOMER_ALREADY_EXISTS`; `UNKNOWN` when the answer named none. */
  readonly code: string
  /** Lean's id for the request, to quote to Lean's support, when the answer carried one. */
  declare readonly correlationId?: string

  constructor(status: number, code: string, message: string, correlationId?: string) {
    super(message)
    this.name = 'LeanApiError'
    this.status = status
    this.code = code
    if (correlationId !== undefined) this.correlationId = correlationId
  }

  toJSON(): { name: string; status: number; code: string; message: string; correlationId?: string } {
    const { name, status, code, message, correlationId } = this
    return correlationId === undefined
      ? { name, status, code, message }
      : { name, status, code, message, correlationId }
  }
}
