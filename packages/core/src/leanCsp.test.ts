import { describe, expect, it } from 'vitest'
import { leanCsp } from './index.ts'

const csp = leanCsp({ country: 'ae' })

/** A policy as a browser reads it: of a directive that stands twice, the first counts. */
function parse(policy: string): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  for (const part of policy.split(';')) {
    const [name, ...sources] = part.trim().split(/\s+/)
    if (name) found[name.toLowerCase()] ??= sources
  }
  return found
}

describe('directives', () => {
  it("name Lean's script host, API and frame", () => {
    expect(csp.directives['script-src']).toContain('https://cdn.leantech.me')
    expect(csp.directives['connect-src']).toContain('https://*.leantech.me')
    expect(csp.directives['frame-src']).toContain('https://*.leantech.me')
  })

  it('are what the header says', () => expect(parse(csp.header)).toEqual(csp.directives))

  it('never allow all, inline scripts or eval', () => {
    for (const country of ['ae', 'sa'] as const) {
      for (const bundle of ['loader', 'v2'] as const) {
        const { header } = leanCsp({ country, bundle, sandbox: true, nonce: 'n1' })
        expect(header).not.toMatch(/\*(?!\.)|unsafe|http:/)
      }
    }
  })

  it('carry the nonce for scripts only', () => {
    const { directives } = leanCsp({ country: 'ae', nonce: 'n1' })
    const withNonce = Object.entries(directives).filter(([, sources]) => sources.includes("'nonce-n1'"))
    expect(withNonce.map(([name]) => name)).toEqual(['script-src'])
  })

  it('are the caller’s own: changing them does not reach the next caller', () => {
    leanCsp({ country: 'ae' }).directives['script-src'].push('https://evil.example')
    expect(leanCsp({ country: 'ae' }).directives['script-src']).not.toContain('https://evil.example')
  })
})

describe('scriptUrl', () => {
  const simulator = leanCsp({ country: 'ae', sandbox: true, scriptUrl: 'http://localhost:4173/link/lean.js?v=1' })

  it('has its origin allowed wherever Lean’s own hosts are', () => {
    for (const sources of Object.values(simulator.directives)) expect(sources).toContain('http://localhost:4173')
    expect(simulator.mergeInto("default-src 'none'")).toContain('frame-src https://cdn.leantech.me')
    expect(parse(simulator.mergeInto("default-src 'none'"))['frame-src']).toContain('http://localhost:4173')
  })

  it('of one of Lean’s hosts is named once', () => {
    const { directives } = leanCsp({ country: 'ae', scriptUrl: 'https://cdn.leantech.me/link/x.js' })
    const named = directives['script-src'].filter((source) => source === 'https://cdn.leantech.me')
    expect(named).toHaveLength(1)
  })
})

describe('mergeInto', () => {
  it('adds to directives that are there', () => {
    const merged = parse(csp.mergeInto("default-src 'self'; script-src 'self' https://a.example"))
    expect(merged['script-src']).toEqual(
      expect.arrayContaining(["'self'", 'https://a.example', 'https://cdn.leantech.me']),
    )
    expect(merged['default-src']).toEqual(["'self'"])
  })

  it('starts a directive that is not there from default-src', () => {
    const merged = parse(csp.mergeInto("default-src 'self' https://a.example"))
    for (const name of Object.keys(csp.directives)) {
      expect(merged[name]).toEqual(expect.arrayContaining(["'self'", 'https://a.example']))
    }
  })

  it('starts frame-src from child-src, which browsers go by before default-src', () => {
    const merged = parse(csp.mergeInto("default-src 'none'; child-src 'self' https://a.example"))
    expect(merged['frame-src']).toEqual(
      expect.arrayContaining(["'self'", 'https://a.example', 'https://*.leantech.me']),
    )
    expect(merged['child-src']).toEqual(["'self'", 'https://a.example'])
    expect(parse(csp.mergeInto("child-src 'self'"))['frame-src']).toContain('https://*.leantech.me')
    expect(parse(csp.mergeInto("child-src 'self'; frame-src https://b.example"))['frame-src']).not.toContain("'self'")
  })

  it("takes the place of 'none'", () => {
    const merged = parse(csp.mergeInto("default-src 'none'; frame-src 'none'"))
    expect(merged['frame-src']).toEqual(csp.directives['frame-src'])
    expect(merged['default-src']).toEqual(["'none'"])
    expect(merged['script-src']).not.toContain("'none'")
  })

  it('leaves open what the policy leaves open', () => {
    const merged = parse(csp.mergeInto("script-src 'self'; object-src 'none'"))
    expect(Object.keys(merged).toSorted()).toEqual(['object-src', 'script-src'])
    expect(parse(csp.mergeInto(''))).toEqual({})
  })

  it('keeps everything else as it is', () => {
    const policy = "default-src 'self'; object-src 'none'; report-to main; upgrade-insecure-requests"
    const merged = parse(csp.mergeInto(policy))
    expect(merged).toMatchObject({ 'object-src': ["'none'"], 'report-to': ['main'], 'upgrade-insecure-requests': [] })
  })

  it('names nothing twice, however often it is merged', () => {
    const once = csp.mergeInto("Default-Src 'self';; SCRIPT-SRC https://cdn.leantech.me ;")
    expect(csp.mergeInto(once)).toBe(once)
    for (const sources of Object.values(parse(once))) expect(new Set(sources).size).toBe(sources.length)
  })

  it("lets the kit's tag in under strict-dynamic, which only a nonce does", () => {
    const merged = leanCsp({ country: 'ae', nonce: 'n1' }).mergeInto("script-src 'strict-dynamic' 'nonce-n1'")
    expect(parse(merged)['script-src']).toEqual(expect.arrayContaining(["'strict-dynamic'", "'nonce-n1'"]))
  })

  it('reaches the directives that go before script-src and style-src', () => {
    const merged = parse(csp.mergeInto("script-src 'self'; script-src-elem 'self'; style-src-elem 'self'"))
    expect(merged['script-src-elem']).toContain('https://cdn.leantech.me')
    expect(merged['style-src-elem']).toContain('https://*.leantech.me')
  })

  it('goes by the first of a directive that stands twice, as browsers do', () => {
    const merged = parse(csp.mergeInto("script-src 'self'; script-src https://b.example"))
    expect(merged['script-src']).toContain("'self'")
    expect(merged['script-src']).toContain('https://cdn.leantech.me')
    expect(merged['script-src']).not.toContain('https://b.example')
  })
})
