import examples from '@lean-link/redact/examples.json' with { type: 'json' }
import { expect, it } from 'vitest'
import { secretPatterns } from '../secrets/secretPatterns.ts'
import { createRedactor } from './createRedactor.ts'

it('hides and leaves what the shared examples say', () => {
  const redact = createRedactor([])
  for (const { text, shown } of examples.hidden) expect(redact(text)).toBe(shown)
  for (const text of examples.left) expect(redact(text)).toBe(text)
})

it('hides a value that the environment holds, however plain it looks', () => {
  const patterns = secretPatterns('hunter-two-three')
  const redact = createRedactor([{ name: 'LEAN_CLIENT_SECRET', patterns }])
  expect(redact('dist/hunter-two-three.js')).toBe('dist/[secret].js')
})
