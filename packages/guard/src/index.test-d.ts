/** The public types, as a build's configuration meets them. */
import type { Plugin as EsbuildPlugin } from 'esbuild'
import type { Plugin as RollupPlugin } from 'rollup'
import type { Plugin as VitePlugin } from 'vite'
import { expectTypeOf, it } from 'vitest'
import { leanSecretGuard as esbuildGuard } from './bundlers/esbuild.ts'
import { type GuardFinding, type GuardOptions, type GuardRule, scan, toSarif } from './index.ts'
import { withLeanSecretGuard } from './bundlers/next.ts'
import { leanSecretGuard as rollupGuard } from './bundlers/rollup.ts'
import { leanSecretGuard as viteGuard } from './bundlers/vite.ts'

it('scan takes a folder and options, and resolves with findings that nobody changes', () => {
  expectTypeOf(scan).parameters.toEqualTypeOf<[folder: string, options?: GuardOptions | undefined]>()
  expectTypeOf(scan).returns.resolves.toEqualTypeOf<readonly GuardFinding[]>()
  expectTypeOf<GuardFinding>().toEqualTypeOf<{
    rule: GuardRule
    file: string
    line?: number
    source?: { file: string; line: number }
    message: string
  }>()
})

it('toSarif takes the findings of a scan', () => {
  expectTypeOf(toSarif).parameters.toEqualTypeOf<[findings: readonly GuardFinding[]]>()
  expectTypeOf(toSarif).returns.toEqualTypeOf<object>()
})

it('an entry of `allow` needs a known rule and a reason', () => {
  const file = 'a.js'
  expectTypeOf({ allow: [{ file, rule: 'lean_jwt' as const, reason: 'A sample.' }] }).toExtend<GuardOptions>()
  // @ts-expect-error Without a reason nobody can judge it later.
  const noReason: GuardOptions = { allow: [{ file, rule: 'lean_jwt' }] }
  // @ts-expect-error There is no such rule.
  const noRule: GuardOptions = { allow: [{ file, rule: 'everything', reason: 'A sample.' }] }
  // @ts-expect-error Off is to remove the guard.
  const noMode: GuardOptions = { mode: 'off' }
  expectTypeOf([noReason, noRule, noMode]).toBeArray()
})

it('each plugin is one of its bundler', () => {
  expectTypeOf(viteGuard).returns.toExtend<VitePlugin>()
  expectTypeOf(rollupGuard).returns.toExtend<RollupPlugin>()
  expectTypeOf(esbuildGuard).returns.toExtend<EsbuildPlugin>()
})

it('the wrapper returns the kind of configuration it was given', () => {
  const config = { reactStrictMode: true }
  expectTypeOf(withLeanSecretGuard(config)).toEqualTypeOf<typeof config>()
  const later = async (phase: string) => ({ phase })
  expectTypeOf(withLeanSecretGuard(later)).toEqualTypeOf<typeof later>()
})
