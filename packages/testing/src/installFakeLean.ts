/** Puts a fake LinkSDK where the real script would put its global, so that a client on that page finds it there. */
import { createFakeLean, type FakeLean } from './fakeLean.ts'
import type { Scenario } from './scenario.ts'

export interface InstalledFakeLean extends FakeLean {
  /** reset(), and puts back what was there before. */
  restore(): void
}

/**
 * Sets `target.Lean`; `restore()` puts back what was there before, or removes it.
 * @param target the object that stands for `window`; default `globalThis`
 */
export function installFakeLean(target: object = globalThis, scenario: Scenario = {}): InstalledFakeLean {
  const fake = createFakeLean(scenario)
  const before = Object.getOwnPropertyDescriptor(target, 'Lean')
  Object.defineProperty(target, 'Lean', { value: fake.vendor, configurable: true, enumerable: true, writable: true })
  return {
    ...fake,
    restore() {
      fake.reset()
      if (before) Object.defineProperty(target, 'Lean', before)
      else Reflect.deleteProperty(target, 'Lean')
    },
  }
}
