/** Cuts a list of the API into the page that a request asks for, in the documented shape. */
export interface PageRequest {
  /** counted from 0; default 0, also for what is no number */
  number: string | undefined
  /** 1 to 100; default 50 */
  size: string | undefined
}

export interface Page<Item> {
  data: readonly Item[]
  page: { number: number; size: number; total_elements: number; total_pages: number; sort: null }
}

export function toPage<Item>(items: readonly Item[], requested: PageRequest): Page<Item> {
  const number = Math.max(0, Math.trunc(Number(requested.number ?? 0)) || 0)
  const size = Math.min(100, Math.max(1, Math.trunc(Number(requested.size ?? 50)) || 50))
  const total = items.length
  return {
    data: items.slice(number * size, (number + 1) * size),
    page: { number, size, total_elements: total, total_pages: Math.ceil(total / size), sort: null },
  }
}

/**
 * Whether a moment lies in the range that a request names. A day without a time stands for all of it (assumed).
 * @param from, to ISO 8601; undefined, or what is no date: no limit on that side
 */
export function isWithin(moment: string, from: string | undefined, to: string | undefined): boolean {
  const at = Date.parse(moment)
  const start = Date.parse(from ?? '')
  const end = Date.parse(to !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(to) ? `${to}T23:59:59.999Z` : (to ?? ''))
  return !(at < start) && !(at > end)
}
