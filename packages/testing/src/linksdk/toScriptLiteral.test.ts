/** Hostile data inside a script stays data. */
import { expect, it } from 'vitest'
import { toScriptLiteral } from './toScriptLiteral.ts'

const hostile = { name: '</script><!--<script>alert(1)//-->', text: 'a\u2028b\u2029c', quote: '"\'`\\', amp: '&lt;' }

it('gives back the value when the literal is evaluated', () => {
  expect(new Function(`return ${toScriptLiteral(hostile)}`)()).toEqual(hostile)
})

it('lets nothing through that ends a script element, opens a comment or breaks a line', () => {
  expect(toScriptLiteral(hostile)).not.toMatch(/[<>&\u2028\u2029]/)
})
