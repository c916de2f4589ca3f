/** The served script as text, and what it puts on a page. */
import { leanMethods } from '@lean-link/core/methods'
import { describe, expect, it } from 'vitest'
import { linkSdkScript } from './linkSdkScript.ts'
import { toScriptLiteral } from './toScriptLiteral.ts'

const options = {
  origin: 'http://localhost:4000',
  country: 'ae',
  dialog: 'served',
  controlKey: 'key',
  scenario: {},
} as const

/** Evaluates the script with the few globals it touches before a call. */
function evaluate(script: string): {
  window: Record<string, Record<string, unknown>>
  dataset: Record<string, string>
} {
  const window = {}
  const dataset = {}
  new Function('window', 'document', script)(window, { documentElement: { dataset } })
  return { window, dataset }
}

describe('linkSdkScript', () => {
  it.each(['served', 'srcdoc'] as const)('is one program without imports, exports or double names (%s)', (dialog) => {
    const script = linkSdkScript({ ...options, dialog })
    expect(() => new Function(script)).not.toThrow()
    expect(script).not.toMatch(/^(import|export) /m)
  })

  it('sets the global with every method of LinkSDK and a mark that no one enumerates', () => {
    const { Lean } = evaluate(linkSdkScript(options)).window
    expect(Object.keys(Lean ?? {})).toEqual(leanMethods.map((row) => row.method))
    expect(Object.keys(Lean ?? {})).toHaveLength(12)
    expect(Lean?.['__leanLinkSimulator']).toBe(true)
  })

  it('sets LeanV2 instead when asked', () => {
    expect(Object.keys(evaluate(linkSdkScript({ ...options, global: 'LeanV2' })).window)).toEqual(['LeanV2'])
  })

  it('counts its evaluations on the document', () => {
    expect(evaluate(linkSdkScript(options)).dataset).toEqual({ leanSimulatorEvaluations: '1' })
  })

  it('embeds its configuration so that no scenario can break out of the script', () => {
    const name = '</script><script>alert(1)</script>\u2028'
    const script = linkSdkScript({ ...options, scenario: { name } })
    expect(script).not.toContain('</script')
    expect(script).not.toContain('\u2028')
    expect(script).toContain(toScriptLiteral({ name }))
  })

  it('carries the dialog only where the frame cannot load it', () => {
    expect(linkSdkScript(options)).not.toContain('Content-Security-Policy')
    expect(linkSdkScript({ ...options, dialog: 'srcdoc' })).toContain('Content-Security-Policy')
  })
})
