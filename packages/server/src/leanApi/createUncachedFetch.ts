/** Keeps tokens and customers' data out of the caches that some platforms put behind fetch, such as that of Next 14. */

/** The given fetch, with `cache: 'no-store'` unless the call says otherwise; as it is where the platform refuses that option. */
export function createUncachedFetch(request: typeof fetch): typeof fetch {
  if (!takesNoStore()) return request
  return (input, init) => request(input, { cache: 'no-store', ...init })
}

// Workers with a compatibility date before 2024-11-11 throw at it.
function takesNoStore(): boolean {
  try {
    return new Request('https://lean.invalid/', { cache: 'no-store' }) instanceof Request
  } catch {
    return false
  }
}
