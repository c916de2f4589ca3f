/** Lean customers for the users of the app: made once, found again by the app's own user id. */
import { parseJsonObject } from '../http/parseJsonObject.ts'
import { readUpstreamBody } from '../http/readUpstreamBody.ts'
import { withDeadline } from '../http/withDeadline.ts'
import { LeanServerError } from '../LeanServerError.ts'
import type { ApiFetch } from './createApiFetch.ts'
import { isCustomerId } from './isCustomerId.ts'
import { LeanApiError } from './LeanApiError.ts'

/** A customer at Lean and the app's own id for the same person. */
export interface LeanCustomer {
  customerId: string
  appUserId: string
}

export interface Customers {
  create(appUserId: string): Promise<LeanCustomer>
  findOrCreate(appUserId: string): Promise<LeanCustomer>
}

export function createCustomers(deps: { fetch: ApiFetch; timeoutMs: number }): Customers {
  const readCustomer = async (response: Response, appUserId: string): Promise<LeanCustomer> => {
    const bytes = await withDeadline({ timeoutMs: deps.timeoutMs }, (signal) =>
      readUpstreamBody(response, "Lean's API", signal),
    )
    const body = parseJsonObject(bytes)
    if (!response.ok) throw toApiError(response, body)
    const customerId = body?.['customer_id']
    if (isCustomerId(customerId) && body?.['app_user_id'] === appUserId) return { customerId, appUserId }
    throw new LeanServerError(
      'upstream_invalid',
      "The answer of Lean's API is not the customer that was asked for, so it is not used.",
    )
  }

  const create = async (appUserId: string): Promise<LeanCustomer> => {
    checkAppUserId(appUserId)
    const response = await deps.fetch('/customers/v1/', {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({ app_user_id: appUserId }),
    })
    return readCustomer(response, appUserId)
  }

  return {
    create,
    async findOrCreate(appUserId) {
      try {
        return await create(appUserId)
      } catch (error) {
        if (!(error instanceof LeanApiError) || error.code !== 'CUSTOMER_ALREADY_EXISTS') throw error
      }
      const response = await deps.fetch(`/customers/v1/app-user-id/${encodeURIComponent(appUserId)}`, {
        headers: { accept: 'application/json' },
      })
      return readCustomer(response, appUserId)
    },
  }
}

function checkAppUserId(appUserId: unknown): void {
  // "." and ".." would vanish from the path of a URL, and a lone surrogate cannot be encoded into one.
  if (
    typeof appUserId === 'string' &&
    appUserId.length >= 1 &&
    appUserId.length <= 255 &&
    appUserId !== '.' &&
    appUserId !== '..' &&
    !/\p{Surrogate}/u.test(appUserId)
  ) {
    return
  }
  throw new LeanServerError(
    'invalid_options',
    '"appUserId" must be your own id of the user: a string of 1 to 255 characters, other than "." and "..".',
  )
}

function isErrorCode(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Z][A-Z_]{2,63}$/.test(value)
}

function toApiError(response: Response, body: Record<string, unknown> | null): LeanApiError {
  // Lean documents two error bodies: {timestamp, status, message, metadata} with the code in `status`, and {code, message, status} with HTTP's
  // number there. The message may quote what was sent and stays out.
  const code = [body?.['status'], body?.['code']].find(isErrorCode) ?? 'UNKNOWN'
  // The header's name is assumed from LinkSDK's field lean_correlation_id: the API's answer headers are not documented.
  const id = response.headers.get('lean-correlation-id') ?? ''
  return new LeanApiError(
    response.status,
    code,
    `Lean's API answered with HTTP ${response.status} (${code}). The codes are explained on Lean's page "General errors".`,
    /^[0-9a-fA-F-]{8,64}$/.test(id) ? id : undefined,
  )
}
