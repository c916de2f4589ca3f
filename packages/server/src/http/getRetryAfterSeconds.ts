/** Reads how long another server asks to be left alone. */

const SECONDS_PER_DAY = 86_400

/** Whole seconds of a Retry-After header in either of its forms (seconds, or a date), at most a day; undefined when there is none to rely on. */
export function getRetryAfterSeconds(headers: Headers): number | undefined {
  const text = headers.get('retry-after')
  if (text === null) return undefined
  // Date.parse takes nearly anything for a date, "-1" included: an HTTP date begins with its weekday.
  const date = /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : Number.NaN
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : Math.ceil((date - Date.now()) / 1000)
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), SECONDS_PER_DAY) : undefined
}
