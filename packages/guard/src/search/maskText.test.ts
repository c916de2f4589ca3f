/** Which parts of a file are code: what runs is searched, what only tells is not. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { maskText } from './maskText.ts'

const isKept = (code: string, file = 'a.js') => maskText(code, file).includes('KEPT')

it.each([
  "fetch('https://KEPT.example/a')",
  'body = `client_secret=${KEPT}`',
  'body = `grant_type=KEPT&a=${b}`',
  'headers = { "grant_type": "KEPT" }',
  'body = \'{ "grant_type": "KEPT" }\'',
  'import { a } from "KEPT"',
  'import "./A sentence that KEPT names"',
  'const a = require( "the KEPT one" )',
  'eval("const a = \\"KEPT\\"")',
  'eval(__webpack_require__.ts("const a = 1; KEPT"))',
  'new Function("return  KEPT")',
  'const worker = "(function(){ fetch(\\"KEPT\\") })()"',
  'a = /"/.test(b); c = "KEPT"',
  "a = b.replace(/'/g, ''); KEPT()",
  'if (a) /"/.exec(b), c = "KEPT"',
  'a = b / c; d = "KEPT" / e',
  'a = { b: 1 } / 2; c = "KEPT"; d = 1 / 2',
  'function a() {} /"/.test(b); c = "KEPT"',
  'i++ / 2; a = "KEPT" / 1',
  'a = [/[/"]/, "KEPT"]',
  'a = `${`"${b}`}`; c = "KEPT"',
  'a = `${{ b: "}" }}`; c = "KEPT"',
  "it's no JavaScript: KEPT",
  'a = `never ends KEPT',
  'a = "\\""; b = "KEPT"',
])('keeps %s', (code) => {
  expect(isKept(code)).toBe(true)
})

it.each([
  '// KEPT',
  '/* KEPT */',
  '/**\n * KEPT\n */',
  'text = "Send KEPT to the host"',
  'text = \'fetch("KEPT")\'',
  'text = "curl\\n-d\\nKEPT"',
  'text = `import { a } from "KEPT"`',
  'text = `Ask ${host} for KEPT`',
  'html = "<code>KEPT</code>"',
  'jsx("code", { children: "KEPT" })',
  'jsx("p", { children: ["KEPT", b] })',
  'a = /"/.test(b); c = "a KEPT text"',
  `data = JSON.parse('{"guide":"${'word '.repeat(200)}KEPT"}')`,
])('blanks %s', (code) => {
  expect(isKept(code)).toBe(false)
})

it.each([
  ['<p>KEPT</p><script>const a = 1</script>', false],
  ['<!-- KEPT --><pre>KEPT</pre>', false],
  ['<p>a</p><script type="module">a = "KEPT"</script>', true],
  ['<button onclick="a(\'KEPT\')">b</button>', true],
  ['<script>text = "a KEPT text"</script>', false],
])('takes only scripts and handlers of a page for code: %s', (page, kept) => {
  expect(isKept(page, 'index.html')).toBe(kept)
})

it.each(['guide.md', 'notes.txt', 'feed.xml', 'a.css'])('takes nothing in %s for code', (file) => {
  expect(isKept('KEPT', file)).toBe(false)
})

it('keeps every place of any text where it was', () => {
  const fragments = fc.constantFrom(
    '"',
    "'",
    '`',
    '${',
    '}',
    '{',
    '(',
    ')',
    '/',
    '*',
    '\\',
    '\n',
    ' ',
    'if',
    'a',
    '<',
    '=',
  )
  fc.assert(
    fc.property(fc.array(fragments, { maxLength: 40 }), (parts) => {
      const code = parts.join('')
      const masked = maskText(code, 'a.js')
      expect(masked).toHaveLength(code.length)
      for (let at = 0; at < code.length; at++) expect([code[at], ' ']).toContain(masked[at])
    }),
  )
})

it.each([
  ['slashes', '/'.repeat(200_000)],
  ['quotes', `"'`.repeat(100_000)],
  ['beginnings of strings', "'a\n".repeat(100_000)],
  ['beginnings of expressions', '(/a[/'.repeat(50_000)],
  ['one long beginning of an expression', `(/${'a'.repeat(300_000)}`],
  ['escaped quotes', '\\"'.repeat(200_000)],
  ['templates in templates', '`${'.repeat(50_000)],
  ['comments without an end', '/* '.repeat(100_000)],
  ['scripts without an end', '<script>'.repeat(50_000)],
])('takes no time that grows with the square of %s', (_name, code) => {
  const start = performance.now()
  maskText(code, 'a.js')
  maskText(code, 'a.html')
  expect(performance.now() - start).toBeLessThan(5_000)
})
