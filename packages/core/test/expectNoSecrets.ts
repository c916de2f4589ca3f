/** After each test: whatever a page can show of a client holds no token and no secret. */
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { plantedSignature } from './toJwt.ts'

/** Stands for a client secret wherever a test plants one. */
export const plantedSecret = 'planted-secret-of-tests-0123456789'

const forbidden = [plantedSignature, plantedSecret, /eyJ[\w-]{8,}\.[\w-]+/]
const levels = ['log', 'info', 'warn', 'error', 'debug'] as const

// A page has no `inspect`; the walk below reaches the same there.
const inNode = typeof process === 'object' && typeof process.versions?.node === 'string'
const util = inNode ? await import('node:util') : undefined

/** Every text in `value`: keys and values, own and inherited data, hidden or not. */
export function textsIn(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value !== 'object' || !value) return [String(value)]
  if (seen.has(value)) return []
  seen.add(value)
  const own = Reflect.ownKeys(value).flatMap((key) => {
    const held = Object.getOwnPropertyDescriptor(value, key)?.value as unknown
    return typeof held === 'function' ? [String(key)] : [String(key), ...textsIn(held, seen)]
  })
  const entries = value instanceof Map || value instanceof Set ? [...value].flatMap((item) => textsIn(item, seen)) : []
  return [...own, ...entries]
}

/** Fails when `value`, as far as it can be looked into, holds a token or a secret. */
export function expectNoSecretIn(value: unknown, where: string): void {
  const texts = textsIn(value)
  if (util) texts.push(util.inspect(value, { showHidden: true, depth: 12, getters: true, maxStringLength: null }))
  if (typeof value === 'object') texts.push(JSON.stringify(value) ?? '')
  const found = texts.filter((text) =>
    forbidden.some((one) => (typeof one === 'string' ? text.includes(one) : one.test(text))),
  )
  expect(
    found.map((text) => text.slice(0, 300)),
    `${where} holds a token or a secret`,
  ).toEqual([])
}

export interface SecretWatch {
  /** Looked into after the test; a function is called then. */
  see<T>(value: T, where?: string): T
}

const storages = () =>
  typeof document === 'undefined' ? [] : [localStorage, sessionStorage].map((storage) => Object.entries(storage))

/** To be called once on top of a test file. Looks at DOM, storage, address, console and all that was shown to `see`. */
export function expectNoSecrets(): SecretWatch {
  let seen: { value: unknown; where: string }[] = []
  let spies: { mock: { calls: unknown[][] } }[] = []
  beforeEach(() => {
    seen = []
    spies = levels.map((level) => vi.spyOn(console, level))
  })
  afterEach(() => {
    for (const { value, where } of seen)
      expectNoSecretIn(typeof value === 'function' ? (value as () => unknown)() : value, where)
    for (const spy of spies) expectNoSecretIn(spy.mock.calls, 'console')
    if (typeof document === 'undefined') return
    expectNoSecretIn(document.documentElement.outerHTML, 'DOM')
    expectNoSecretIn(location.href, 'address')
    for (const storage of storages()) expectNoSecretIn(storage, 'storage')
    // The tag as text: behind a node of jsdom's lies the whole window, which takes seconds to look through.
    const { tag, ...registry } = Object(Reflect.get(document, Symbol.for('lean-link'))) as { tag?: Element }
    expectNoSecretIn({ ...registry, tag: tag?.outerHTML }, 'script registry')
  })
  return {
    see(value, where = 'what the client showed') {
      seen.push({ value, where })
      return value
    },
  }
}
