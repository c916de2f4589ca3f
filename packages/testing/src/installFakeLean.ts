/** Puts a fake LinkSDK where the real script would put its global, so that a client on that page finds it there. */
import { createFakeLean, type FakeLean, type FakeLeanOptions } from './createFakeLean.ts'
import { fakeMark, resetLeanPage } from './resetLeanPage.ts'
import type { Scenario } from './scenario.ts'

export interface InstalledFakeLean extends FakeLean {
  /** reset(), puts back what was there before, and forgets everything the kit keeps on the page: see `resetLeanPage`. Again: only reset(). */
  restore(): void
}

/**
 * Sets `target.Lean`; `restore()` puts back what was there before, or removes it.
 * @param target the object that stands for `window`; default `globalThis`
 * @param options `country`: whose tokens it mints and whose bank it names; default 'ae'
 */
export function installFakeLean(
  target: object = globalThis,
  scenario: Scenario = {},
  options: FakeLeanOptions = {},
): InstalledFakeLean {
  const fake = createFakeLean(scenario, options)
  Object.defineProperty(fake.vendor, fakeMark, { value: true })
  const before = Object.getOwnPropertyDescriptor(target, 'Lean')
  Object.defineProperty(target, 'Lean', { value: fake.vendor, configurable: true, enumerable: true, writable: true })
  let isInstalled = true
  return {
    ...fake,
    restore() {
      fake.reset()
      if (!isInstalled) return
      isInstalled = false
      resetLeanPage(target)
      if (before) Object.defineProperty(target, 'Lean', before)
      else Reflect.deleteProperty(target, 'Lean')
    },
  }
}
