/** A page as a test finds it: no LinkSDK, no kit, nothing in storage; and what a test puts on it. */
import { vi } from 'vitest'

export function cleanPage(): void {
  for (const name of ['Lean', 'LeanV2']) Reflect.deleteProperty(window, name)
  Reflect.deleteProperty(document, Symbol.for('lean-link'))
  for (const node of document.querySelectorAll(
    'script[src*="lean" i], link[rel=preconnect], link[rel=preload], iframe, [data-lean-live], #lean-link',
  ))
    node.remove()
  // Absent in jsdom.
  performance.clearResourceTimings?.()
  sessionStorage.clear()
  localStorage.clear()
}

export type VendorMethod = (config: Record<string, unknown>) => unknown

/** Puts a LinkSDK on the page that has exactly these methods. */
export function installVendor(methods: Record<string, VendorMethod>, name: 'Lean' | 'LeanV2' = 'Lean'): void {
  Reflect.set(window, name, methods)
}

/** A frame as LinkSDK would show it. jsdom has no layout, so its size is said. */
export function showFrame(): HTMLIFrameElement {
  const frame = document.createElement('iframe')
  frame.dataset['leanLinkSimulator'] = ''
  for (const side of ['offsetWidth', 'offsetHeight']) Object.defineProperty(frame, side, { value: 600 })
  return document.body.appendChild(frame)
}

/** All that is ready by now has happened: promises, and parts of the kit that are downloaded on first use. Clocks stand still. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await vi.dynamicImportSettled()
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Lets fake time pass, and all that comes of it happen. */
export async function pass(ms: number): Promise<void> {
  await settled()
  await vi.advanceTimersByTimeAsync(ms)
  await settled()
}

/** Clocks and timers stand still from here on, but for what `settled` needs. */
export function stopClocks(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] })
}
