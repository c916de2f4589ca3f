/** Puts LinkSDK's script tag on the page, once, whoever asks; waiting and judging are createLoader.ts's. */
import type { LeanClientOptions } from '../api/options.ts'
import type { LinkSdk } from '../contracts/loader.ts'
import type { PageScript } from '../contracts/pageScript.ts'

const pageKey = Symbol.for('lean-link')

/** LinkSDK's global, once it has its methods: older code may have left something else under that name, or an element's id. */
export function findLinkSdk(globalName: string): LinkSdk | undefined {
  const found = (window as unknown as Record<string, LinkSdk | null | undefined>)[globalName]
  return typeof found?.['connect'] === 'function' ? found : undefined
}

/** Of the types that a browser runs: a tag that waits for the visitor's consent has another one until then. */
const runs = ({ type, noModule }: HTMLScriptElement) => !noModule && /^$|^module$|(java|ecma)script/i.test(type)

/** Adds a tag, first or again after the dead one was removed. False where the page itself refused to make it. */
export function addScriptTag(page: PageScript, { nonce = '', trustedTypes: own }: LeanClientOptions): boolean {
  let isMade = true
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
      isMade = false
      resolve(false)
    }
  })
  return isMade
}

/**
 * The page's entry for LinkSDK's script; adds the tag when nobody did. LinkSDK itself, or a tag that will run, is adopted where it is.
 * null: the page belongs to another country or bundle. `globalName`: of the global that the script at `url` makes.
 */
export function startScript(options: LeanClientOptions, globalName: string, url: string): PageScript | null {
  const { country } = options
  const onDocument = document as { [pageKey]?: PageScript }
  const page = (onDocument[pageKey] ??= { protocol: 1, country, globalName, url })
  if (page.country !== country || page.globalName !== globalName) return null
  if (!page.tag && !findLinkSdk(globalName)) {
    page.tag = [...document.querySelectorAll<HTMLScriptElement>(`script[src="${url}"]`)].find(runs) ?? null
    if (!page.tag) addScriptTag(page, options)
  }
  return page
}
