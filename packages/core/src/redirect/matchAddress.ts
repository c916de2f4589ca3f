/** Compares the page's address with a noted redirect URL, and tells which of a flow's two URLs it is. */
import type { RedirectReturn } from '../api/redirectReturn.ts'
import { type Address, readAddress } from './readAddress.ts'

/** How well an address fits a redirect URL of the same path. */
export interface AddressMatch {
  /** The paths are the same but for a locale in front of one, or of both. */
  readonly isTranslated: boolean
  /** The URL's own query and fragment are in the address, as far as it has any. */
  readonly hasOwnParts: boolean
  /** How many of them the URL has. */
  readonly ownParts: number
}

/** `/ar/ok` -> `/ok`, `/ar-AE/ok` -> `/ok`. What stands alone is a page: `/ok` and `/no` look like locales, too. */
const withoutLocale = (path: string) => path.replace(/^\/[a-z]{2}(-[a-z]{2})?(?=\/.)/i, '')
const isLocale = (path: string) => /^\/[a-z]{2}(-[a-z]{2})?$/i.test(path)

/** A site's home page has the locale alone for its path. */
const isTranslation = (path: string, noted: string) =>
  withoutLocale(path) === withoutLocale(noted) || (noted === '' && isLocale(path))

export function matchAddress(address: Address, noted: Address): AddressMatch | undefined {
  const isTranslated = address.path !== noted.path
  if (address.origin !== noted.origin || (isTranslated && !isTranslation(address.path, noted.path))) return undefined
  const ownParams = [...noted.params]
  return {
    isTranslated,
    hasOwnParts:
      ownParams.every(([name, value]) => address.params.getAll(name).includes(value)) &&
      (!noted.fragment || address.fragment === noted.fragment),
    ownParts: ownParams.length + (noted.fragment ? 1 : 0),
  }
}

/** Below zero where `a` fits better. */
export function compareMatches(a: AddressMatch, b: AddressMatch): number {
  if (a.isTranslated !== b.isTranslated) return a.isTranslated ? 1 : -1
  if (a.hasOwnParts !== b.hasOwnParts) return a.hasOwnParts ? -1 : 1
  return a.hasOwnParts ? b.ownParts - a.ownParts : 0
}

export interface RedirectUrls {
  readonly successRedirectUrl: string
  readonly failRedirectUrl: string
}

/** The better of a flow's two URLs. */
export interface Landing extends AddressMatch {
  readonly landedOn: RedirectReturn['landedOn']
  readonly noted: Address
  /** Both URLs are on this page, so that only their own parts tell them apart. */
  readonly isSharedPage: boolean
}

export function findLanding(address: Address, urls: RedirectUrls): Landing | undefined {
  const success = readAddress(urls.successRedirectUrl)
  const fail = readAddress(urls.failRedirectUrl)
  const successMatch = matchAddress(address, success)
  const failMatch = matchAddress(address, fail)
  const isSharedPage = success.origin === fail.origin && success.path === fail.path
  if (successMatch && failMatch) {
    const difference = compareMatches(successMatch, failMatch)
    if (difference === 0) return { ...successMatch, landedOn: 'unknown', noted: success, isSharedPage }
    return difference < 0
      ? { ...successMatch, landedOn: 'success', noted: success, isSharedPage }
      : { ...failMatch, landedOn: 'fail', noted: fail, isSharedPage }
  }
  if (successMatch) return { ...successMatch, landedOn: 'success', noted: success, isSharedPage }
  return failMatch && { ...failMatch, landedOn: 'fail', noted: fail, isSharedPage }
}
