/** Takes addresses apart for comparison: the page's own, and the redirect URLs that a flow noted. */

export interface Address {
  readonly origin: string
  /** Without a trailing slash or `index.html`, which servers add and take away. */
  readonly path: string
  /** What stands behind the `#`, before a `?`: the page of an app with a hash router. */
  readonly fragment: string
  /** Parameters before and behind the `#`: Lean does not say where it puts its own when a URL has one. */
  readonly params: URLSearchParams
}

/** Where the parameters of a fragment begin, `#` included; its length where it has none. */
function findFragmentParams(hash: string): number {
  const mark = hash.indexOf('?')
  if (mark >= 0) return mark + 1
  // `#name=value` holds parameters only; `#/page` and `#!/page` name a page.
  return /^#[^/!][^/]*=/.test(hash) ? 1 : hash.length
}

export function readAddress(href: string): Address {
  const { origin, pathname, hash, searchParams } = new URL(href)
  const paramsAt = findFragmentParams(hash)
  return {
    origin,
    path: pathname.replace(/\/(index\.html)?$/, ''),
    fragment: hash.slice(1, paramsAt).replace(/[/?]+$/, ''),
    params: new URLSearchParams([...searchParams, ...new URLSearchParams(hash.slice(paramsAt))]),
  }
}

/** The address without the parameters of which `isRemoved` is true; everything else stays as it was written. */
export function removeParams(href: string, isRemoved: (name: string, value: string) => boolean): string {
  const url = new URL(href)
  const removeFrom = (text: string) =>
    text
      .split('&')
      .filter((pair) => ![...new URLSearchParams(pair)].some(([name, value]) => isRemoved(name, value)))
      .join('&')
  const paramsAt = findFragmentParams(url.hash)
  const fragmentParams = removeFrom(url.hash.slice(paramsAt))
  const hash = url.hash.slice(0, paramsAt) + fragmentParams
  url.search = removeFrom(url.search.slice(1))
  url.hash = fragmentParams ? hash : hash.replace(/[?#]$/, '')
  return url.href
}
