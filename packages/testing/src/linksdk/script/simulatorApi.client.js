// @ts-check
/** Talks to the simulator's server from the host page; the only place that sends the access token, and only to the outcome route. */

/** @typedef {{ origin: string, controlKey: string, country: string }} ApiConfig */

const JWT_SHAPE = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g

/**
 * A config as the simulator may keep it: no functions, no token.
 * @param {Record<string, unknown>} config
 */
function redact(config) {
  return JSON.stringify(config, (key, value) => {
    if (key === 'access_token') return '[jwt]'
    return typeof value === 'string' ? value.replace(JWT_SHAPE, '[jwt]') : value
  })
}

/** @param {ApiConfig} options */
export function createSimulatorApi({ origin, controlKey, country }) {
  /**
   * @param {string} path
   * @param {string | null} body
   * @param {Record<string, string>} [headers]
   */
  async function request(path, body, headers) {
    const response = await fetch(`${origin}/link/simulator/${path}`, {
      method: body === null ? 'GET' : 'POST',
      headers: {
        'x-lean-link-simulator': controlKey,
        ...(body !== null && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== null && { body }),
      credentials: 'omit',
      cache: 'no-store',
    })
    if (!response.ok)
      throw Object.assign(new Error(`The simulator answered ${response.status}`), { status: response.status })
    return response.status === 204 ? {} : response.json()
  }

  return {
    /**
     * @param {string} method
     * @param {Record<string, unknown>} config
     */
    recordCall: async (method, config) => {
      await request('calls', `{"method":${JSON.stringify(method)},"config":${redact(config)}}`)
    },
    /** @returns {Promise<{ scenario: any, banks: any[] }>} */
    readSession: () => request(`session?country=${country}`, null),
    /**
     * @param {Record<string, unknown>} outcome
     * @param {unknown} accessToken
     * @returns {Promise<{ entity_id?: string }>}
     */
    recordOutcome: (outcome, accessToken) =>
      request('outcome', JSON.stringify(outcome), accessToken ? { authorization: `Bearer ${accessToken}` } : {}),
  }
}
