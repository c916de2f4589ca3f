/** Lean customers for the users of the app: made once, found again by the app's own user id. */
import { LeanServerError } from '../LeanServerError.ts'
import type { ApiFetch } from './createApiFetch.ts'
import { type LeanCustomerDetails, toWireDetails } from './toWireDetails.ts'
import { invalidCustomerId, isCustomerId, isSameCustomerId } from './isCustomerId.ts'
import { LeanApiError } from './LeanApiError.ts'
import { readApiResponse } from './readApiResponse.ts'

/** A customer at Lean and the app's own id for the same person. */
export interface LeanCustomer {
  customerId: string
  appUserId: string
}

export interface Customers {
  create(appUserId: string, details?: LeanCustomerDetails): Promise<LeanCustomer>
  findOrCreate(appUserId: string, details?: LeanCustomerDetails): Promise<LeanCustomer>
  update(customerId: string, details: LeanCustomerDetails): Promise<LeanCustomer>
}

export function createCustomers(deps: { fetch: ApiFetch; timeoutMs: number }): Customers {
  const readCustomer = async (
    response: Response,
    isExpected: (customer: LeanCustomer) => boolean,
  ): Promise<LeanCustomer> => {
    const body = (await readApiResponse(response, deps)) as { customer_id?: unknown; app_user_id?: unknown } | null
    const { customer_id: customerId, app_user_id: appUserId } = body ?? {}
    if (isCustomerId(customerId) && typeof appUserId === 'string' && isExpected({ customerId, appUserId })) {
      return { customerId, appUserId }
    }
    throw new LeanServerError(
      'upstream_invalid',
      "The answer of Lean's API is not the customer that was asked for, so it is not used.",
    )
  }

  const send = (method: 'POST' | 'PUT', path: string, body: object): Promise<Response> =>
    deps.fetch(path, {
      method,
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  const create = async (appUserId: string, details?: LeanCustomerDetails): Promise<LeanCustomer> => {
    checkAppUserId(appUserId)
    const body = { app_user_id: appUserId, ...toWireDetails(details) }
    return readCustomer(await send('POST', '/customers/v1/', body), (customer) => customer.appUserId === appUserId)
  }

  const find = async (appUserId: string): Promise<LeanCustomer> => {
    const response = await deps.fetch(`/customers/v1/app-user-id/${encodeURIComponent(appUserId)}`, {
      headers: { accept: 'application/json' },
    })
    return readCustomer(response, (customer) => customer.appUserId === appUserId)
  }

  const update = async (customerId: string, details: LeanCustomerDetails): Promise<LeanCustomer> => {
    if (!isCustomerId(customerId)) throw invalidCustomerId()
    const body = toWireDetails(details)
    if (Object.keys(body).length === 0) {
      throw new LeanServerError(
        'invalid_options',
        'updateCustomer needs "governmentIdentifiers": there is nothing else to update.',
      )
    }
    const response = await send('PUT', `/customers/v1/${customerId}`, body)
    return readCustomer(response, (customer) => isSameCustomerId(customer.customerId, customerId))
  }

  return {
    create,
    update,
    async findOrCreate(appUserId, details) {
      try {
        return await create(appUserId, details)
      } catch (error) {
        if (!(error instanceof LeanApiError) || error.code !== 'CUSTOMER_ALREADY_EXISTS') throw error
      }
      const customer = await find(appUserId)
      // The consent fails when the customer lacks an identifier, whenever the customer was made.
      if (details?.governmentIdentifiers !== undefined) await update(customer.customerId, details)
      return customer
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
