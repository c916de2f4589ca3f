/** Takes off a page what the kit and LinkSDK left on it, so that the next test in the same document starts as after a page load. */

/** Set on what `installFakeLean` puts on a page: a fake stays where a test has put it. */
export const fakeMark: unique symbol = Symbol.for('lean-link-testing.fake') as never

/** LinkSDK's frames, the simulator's, the node of the V2 bundle, and the kit's live region. */
const nodesOnPage = 'iframe[src*=".leantech.me/"], [data-lean-link-simulator], #lean-link, [data-lean-live]'
const scriptPaths = ['/link/loader/', '/link/sdk/web/']

interface PageLike {
  document?: Document
  localStorage?: Storage | null
  sessionStorage?: Storage | null
}

/**
 * Forgets everything the kit keeps on a page: what its clients share, answers of redirect returns and their notes in storage, LinkSDK's
 * tag, its preload link, its global and its frames, and the kit's live region. Clients that the test made are not destroyed, the address
 * stays, and so does a fake that is installed.
 * @param target the object that stands for `window`; default `globalThis`
 */
export function resetLeanPage(target: object = globalThis): void {
  const { document } = target as PageLike
  if (document) {
    removeNodes(document)
    forgetKeys(document)
  }
  forgetGlobals(target)
  for (const name of ['localStorage', 'sessionStorage'] as const) forgetNotes(target as PageLike, name)
}

function removeNodes(document: Document): void {
  for (const node of document.querySelectorAll(nodesOnPage)) node.remove()
  const addresses = [...scriptPaths, ...listScriptUrls(document)]
  for (const node of document.querySelectorAll('script[src], link[rel=preload], link[rel=preconnect]')) {
    const address = node.getAttribute('src') ?? node.getAttribute('href') ?? ''
    if (addresses.some((part) => address.includes(part))) node.remove()
  }
  delete document.documentElement.dataset['leanSimulatorEvaluations']
}

/** The kit keeps what its copies on a page share under symbols of the document: `lean-link`, `lean-link.returns`. */
function listKitKeys(document: Document): symbol[] {
  return Object.getOwnPropertySymbols(document).filter((key) => /^lean-link(\.|$)/.test(Symbol.keyFor(key) ?? ''))
}

/** A `scriptUrl` of the app's own choice is only known from there. */
function listScriptUrls(document: Document): string[] {
  return listKitKeys(document).flatMap((key) => {
    const url: unknown = (Reflect.get(document, key) as { url?: unknown } | undefined)?.url
    return typeof url === 'string' && url !== '' ? [url] : []
  })
}

function forgetKeys(document: Document): void {
  for (const key of listKitKeys(document)) Reflect.deleteProperty(document, key)
}

function forgetGlobals(target: object): void {
  for (const name of ['Lean', 'LeanV2']) {
    const linkSdk: unknown = Reflect.get(target, name)
    const isFake = typeof linkSdk === 'object' && linkSdk !== null && fakeMark in linkSdk
    if (!isFake) Reflect.deleteProperty(target, name)
  }
}

function forgetNotes(target: PageLike, name: 'localStorage' | 'sessionStorage'): void {
  try {
    const storage = target[name]
    if (!storage) return
    for (const key of Object.keys(storage)) if (key.startsWith('lean-link:')) storage.removeItem(key)
  } catch {
    // Storage is forbidden on this page, so the kit has kept nothing there.
  }
}
