/** Puts LinkSDK's script tag on the page, once, whoever asks; waiting and judging are loader.ts's. */
import type { LeanClientOptions } from '../options.ts'

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
  /** A flow of one of the page's clients is open: LinkSDK shows one at a time. */
  isOpen?: boolean
  /** One Trusted Types policy a document: a second of the same name throws. */
  policy?: { createScriptURL(url: string): unknown } | undefined
}

const pageKey = Symbol.for('lean-link')

/** Adds a tag, first or again after the dead one was removed. */
export function addTag(page: PageScript, { nonce = '', trustedTypes: own }: LeanClientOptions): void {
  page.end = new Promise((resolve) => {
    try {
      const { trustedTypes } = window as {
        trustedTypes?: { createPolicy(name: string, rules: object): PageScript['policy'] }
      }
      page.policy ??=
        typeof own === 'object' ? own : trustedTypes?.createPolicy(own ?? 'lean-link', { createScriptURL: String })
      page.tag = document.head.appendChild(
        Object.assign(document.createElement('script'), {
          onload: () => resolve(true),
          onerror: () => resolve(false),
          nonce,
          src: page.policy?.createScriptURL(page.url) ?? page.url,
        }),
      )
    } catch {
      // The page's policy forbids ours: told apart from other failures when it is tried again.
      resolve(false)
    }
  })
}

/**
 * The page's entry for LinkSDK's script; adds the tag when nobody did. A tag or global that the page has already is adopted.
 * null: the page belongs to another country or bundle. `name`: of the global that the script at `url` makes.
 */
export function startScript(options: LeanClientOptions, name: string, url: string): PageScript | null {
  const key = options.country + name
  const page = ((document as { [pageKey]?: PageScript })[pageKey] ??= { protocol: 1, key, url })
  if (page.key !== key) return null
  // An own property: an element with this id is found by `in` as well. What a tag of ours left behind was no LinkSDK.
  if (!page.tag && (page.end || !Object.hasOwn(window, name))) {
    page.tag = document.querySelector<HTMLScriptElement>(`script[src="${url}"]`)
    if (!page.tag) addTag(page, options)
  }
  return page
}
