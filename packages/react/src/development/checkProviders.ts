/** Notices providers that work against each other, or against themselves. */
import { type Core, development } from '@lean-link/core/internal'

/** A provider that makes this many clients within `burstMs` makes one with every render. */
const burst = 5
const burstMs = 2_000

const stateKey = Symbol.for('lean-link.providers')
interface ProvidersOfPage {
  readonly mounted: Set<Core>
  readonly createdAt: number[]
}
const ofPage = (): ProvidersOfPage => {
  const page = document as { [stateKey]?: ProvidersOfPage }
  return (page[stateKey] ??= { mounted: new Set(), createdAt: [] })
}

export function checkCreatedClient(_core: Core): void {
  if (typeof document === 'undefined') return
  const { createdAt } = ofPage()
  const now = performance.now()
  createdAt.push(now)
  const recent = createdAt.filter((at) => now - at < burstMs)
  createdAt.splice(0, createdAt.length, ...recent)
  if (recent.length >= burst)
    development?.warn(
      `LeanProvider made ${burst} clients within ${burstMs / 1000} seconds. Its fixed options change with every render (appToken, country, sandbox, bundle, version, scriptUrl, trustedTypes, loadTimeoutMs), so tokens are fetched anew each time: make them outside of the component, or with useMemo.`,
    )
}

export function trackProvider(core: Core): () => void {
  const { mounted } = ofPage()
  const { country } = core.getOptions()
  const other = [...mounted].map((one) => one.getOptions().country).find((one) => one !== country)
  if (other)
    development?.warn(
      `This page has LeanProviders for '${other}' and '${country}'. LinkSDK has one global name for both, so only the first country works until the page is loaded again: use one country per page.`,
    )
  mounted.add(core)
  return () => mounted.delete(core)
}
