/** Reads the demo's settings: none means the simulator, all four mean Lean's sandbox, anything else is refused in one sentence. */

/** What the demo talks to. There is no production: `sandbox` here is Lean's sandbox. */
export type Settings =
  | { lean: 'simulator' }
  | { lean: 'sandbox'; clientId: string; clientSecret: string; country: 'ae' | 'sa'; webhookSecret: string | null }

/** A setting that stops the demo at start. The message is one sentence that names it, and never holds its value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

const required = ['LEAN_CLIENT_ID', 'LEAN_CLIENT_SECRET', 'LEAN_COUNTRY', 'LEAN_SANDBOX'] as const

/** An empty value counts as not set. Throws SettingsError. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const port = env.PORT?.trim()
  if (port && !(/^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535)) {
    throw new SettingsError('PORT must be a whole number from 1 to 65535, or be left out for 5173.')
  }
  const value = (name: string) => env[name]?.trim() ?? ''
  const missing = required.filter((name) => value(name) === '')
  if (missing.length === required.length) return { lean: 'simulator' }
  if (missing.length > 0) {
    const are = missing.length === 1 ? 'is' : 'are'
    throw new SettingsError(
      `${list(missing)} ${are} not set: set all of ${list(required)} for Lean's sandbox, or none of them for the simulator.`,
    )
  }
  const country = value('LEAN_COUNTRY')
  if (country !== 'ae' && country !== 'sa') {
    throw new SettingsError('LEAN_COUNTRY must be "ae" (United Arab Emirates) or "sa" (Saudi Arabia).')
  }
  if (value('LEAN_SANDBOX') !== 'true') {
    throw new SettingsError('LEAN_SANDBOX must be "true", because this demo never talks to production.')
  }
  return {
    lean: 'sandbox',
    clientId: value('LEAN_CLIENT_ID'),
    clientSecret: value('LEAN_CLIENT_SECRET'),
    country,
    webhookSecret: value('LEAN_WEBHOOK_SECRET') || null,
  }
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
