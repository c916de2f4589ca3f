/** Puts LinkSDK's script tag on the page, once, whoever asks; waiting, judging and retrying are the engine's (engine/loader.ts). */
import type { LeanClientOptions } from './options.ts'

/**
 * What all copies of the kit on a page share, under `Symbol.for('lean-link')` on the document: statuses only, no token, no fetcher.
 * A change of shape needs another `protocol`.
 */
export interface PageScript {
  readonly protocol: 1
  /** The country, two letters, and then the global that the page has chosen: LinkSDK can be one of them only. */
  readonly key: string
  url: string
  tag?: HTMLScriptElement | null
  /** Settles with the tag's event: true for load, false for error. Absent for a tag of somebody else's. */
  end?: Promise<boolean>
  /** The load that is under way, for all who wait. */
  loading?: Promise<unknown> | null
  /** One Trusted Types policy a document: a second of the same name throws. */
  policy?: { createScriptURL(url: string): unknown } | undefined
}

const pageKey = Symbol.for('lean-link')

/** LinkSDK's global of that bundle. Source: Lean's Postman repository. */
/** Adds a tag, first or again after the dead one was removed. */
export function addTag(page: PageScript, { nonce, trustedTypes: own }: LeanClientOptions): void {
  const tag = (page.tag = document.createElement('script'))
  page.end = new Promise((resolve) => {
    tag.onload = () => resolve(true)
    tag.onerror = () => resolve(false)
    try {
      const { trustedTypes } = window as {
        trustedTypes?: { createPolicy(name: string, rules: object): PageScript['policy'] }
      }
      page.policy ??=
        typeof own === 'object' ? own : trustedTypes?.createPolicy(own ?? 'lean-link', { createScriptURL: String })
      tag.src = (page.policy?.createScriptURL(page.url) ?? page.url) as string
      if (nonce) tag.nonce = nonce
      document.head.append(tag)
    } catch {
      // The page's policy forbids ours: told apart from other failures when it is tried again.
      resolve(false)
    }
  })
}

/**
 * The page's entry for LinkSDK's script; adds the tag when nobody did. A tag or global that the page has already is adopted.
 * null: the page belongs to another country or bundle. Sources of the addresses: Lean's web page (loader), its Postman repository (v2).
 */
export function startScript(options: LeanClientOptions): PageScript | null {
  const { country, bundle, version = 'latest' } = options
  const [name, path] =
    bundle === 'v2'
      ? ['LeanV2', `sdk/web/v2/prod/${country}/${version}/Lean`]
      : ['Lean', `loader/prod/${country}/latest/lean-link-loader`]
  const url = options.scriptUrl ?? `https://cdn.leantech.me/link/${path}.min.js`
  const page = ((document as { [pageKey]?: PageScript })[pageKey] ??= { protocol: 1, key: country + name, url })
  if (page.key !== country + name) return null
  if (!page.tag && !(name in window)) {
    page.tag = document.querySelector<HTMLScriptElement>(`script[src="${url}"]`)
    if (!page.tag) addTag(page, options)
  }
  return page
}
