/** The Content Security Policy that LinkSDK needs, as data and as a header, and merged into a policy the app has. */
import type { LeanClientOptions, LeanCountry } from './api/options.ts'

type Directive = 'script-src' | 'connect-src' | 'frame-src' | 'img-src' | 'style-src' | 'font-src'

export interface LeanCsp {
  directives: Record<Directive, string[]>
  /** The directives as the value of a `Content-Security-Policy` header, with nothing but LinkSDK's needs. */
  header: string
  /** Adds LinkSDK's needs to a policy the app has; what the policy lacks starts from its `default-src`, frames from `child-src`. */
  mergeInto(policy: string): string
}

// Quoted by third parties from a page of Lean's; the last three may be those apps' own additions.
const reported: Record<Directive, readonly string[]> = {
  'script-src': [
    'https://cdn.leantech.me',
    'https://*.leantech.me',
    'https://cdn.segment.com',
    'https://cdn.mxpnl.com',
  ],
  'connect-src': [
    'https://*.leantech.me',
    'https://graphql.contentful.com',
    'https://api.segment.io',
    'https://cdn.segment.com',
    'https://api-js.mixpanel.com',
    'https://cdn.growthbook.io',
    'blob:',
  ],
  'frame-src': ['https://cdn.leantech.me', 'https://*.leantech.me', 'data:', 'blob:'],
  'img-src': ['https://*.leantech.me'],
  'style-src': ['https://*.leantech.me'],
  'font-src': ['https://*.leantech.me'],
}

/** Of a directive that stands twice, browsers go by the first. */
function parse(policy: string): Map<string, string[]> {
  const directives = new Map<string, string[]>()
  for (const part of policy.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/)
    if (name && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources)
  }
  return directives
}

const print = (policy: ReadonlyMap<string, readonly string[]>) =>
  [...policy].map(([name, sources]) => [name, ...sources].join(' ')).join('; ')

/**
 * LinkSDK's needs, as others report them of Lean's own page: Lean may change them, and LinkSDK itself may break under
 * `require-trusted-types-for`. With a `nonce` the script is allowed by it; under `'strict-dynamic'`, which ignores host names in
 * `script-src`, that nonce is what lets the kit's tag in. The country and sandbox do not change the list today.
 *
 * @example
 * response.headers.set('content-security-policy', leanCsp({ country: 'ae', nonce }).mergeInto("default-src 'self'"))
 */
export function leanCsp(options: {
  country: LeanCountry
  sandbox?: boolean
  bundle?: LeanClientOptions['bundle'] & string
  nonce?: string
  /** As in the client's options: its origin, such as a simulator's, is allowed wherever LinkSDK's own hosts are. */
  scriptUrl?: string
}): LeanCsp {
  const { nonce, scriptUrl } = options
  const ownOrigins = scriptUrl ? [new URL(scriptUrl).origin] : []
  const directives = Object.fromEntries(
    Object.entries(reported).map(([name, sources]) => [name, [...new Set([...sources, ...ownOrigins])]]),
  ) as LeanCsp['directives']
  if (nonce) directives['script-src'].unshift(`'nonce-${nonce}'`)
  return {
    directives,
    header: print(new Map(Object.entries(directives))),
    mergeInto(policy) {
      const merged = parse(policy)
      // What browsers go by where a directive is not there.
      const inherited = (name: string) =>
        (name === 'frame-src' ? merged.get('child-src') : undefined) ?? merged.get('default-src')
      for (const [name, sources] of Object.entries(directives)) {
        // The -elem variants go before their directive; where the app has one, LinkSDK's tag is judged by it.
        for (const place of [name, name + '-elem']) {
          const held = merged.get(place) ?? (place === name ? inherited(name) : undefined)
          // Where the app restricts nothing, a new directive would take away what it has.
          if (held) merged.set(place, [...new Set([...held.filter((source) => source !== "'none'"), ...sources])])
        }
      }
      return print(merged)
    },
  }
}
