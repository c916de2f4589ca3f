/** Puts LinkSDK's script tag on the page, once, whoever asks; waiting and judging are createLoader.ts's. */
import type { LeanClientOptions } from '../api/options.ts'
import type { PageScript } from '../contracts/pageScript.ts'

const pageKey = Symbol.for('lean-link')

/** Adds a tag, first or again after the dead one was removed. */
export function addScriptTag(page: PageScript, { nonce = '', trustedTypes: own }: LeanClientOptions): void {
  page.tagLoaded = new Promise((resolve) => {
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
 * null: the page belongs to another country or bundle. `globalName`: of the global that the script at `url` makes.
 */
export function startScript(options: LeanClientOptions, globalName: string, url: string): PageScript | null {
  const { country } = options
  const onDocument = document as { [pageKey]?: PageScript }
  const page = (onDocument[pageKey] ??= { protocol: 1, country, globalName, url })
  if (page.country !== country || page.globalName !== globalName) return null
  // An own property: an element with this id is found by `in` as well. What a tag of ours left behind was no LinkSDK.
  if (!page.tag && (page.tagLoaded || !Object.hasOwn(window, globalName))) {
    page.tag = document.querySelector<HTMLScriptElement>(`script[src="${url}"]`)
    if (!page.tag) addScriptTag(page, options)
  }
  return page
}
