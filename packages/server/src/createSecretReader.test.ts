/** Reading the secret again: once for all who were refused together, and never held up by a read that hangs. */
import { expect, it } from 'vitest'
import { createSecretReader } from './createSecretReader.ts'

const patience = 50

it('reads once for callers at the same time, and keeps the answer', async () => {
  let reads = 0
  const reader = createSecretReader(async () => `secret ${(reads += 1)}`, patience)
  expect(await Promise.all([reader.read(), reader.read()])).toEqual(['secret 1', 'secret 1'])
  expect(await reader.read()).toBe('secret 1')
})

it('reads once more for callers that are refused in the same moment', async () => {
  let reads = 0
  const reader = createSecretReader(() => `secret ${(reads += 1)}`, patience)
  const refused = await reader.read()
  const again = await Promise.all([1, 2, 3].map(() => reader.readAfterRefusal(refused)))
  expect(again).toEqual(['secret 2', 'secret 2', 'secret 2'])
  expect(reads).toBe(2)
})

it('gives null when the secret read again is the refused one, or cannot be read again', async () => {
  expect(await createSecretReader(() => 'same', patience).readAfterRefusal('same')).toBeNull()
  expect(await createSecretReader('same', patience).readAfterRefusal('same')).toBeNull()
})

it('gives up a function that never answers, says so, and asks it again the next time', async () => {
  let reads = 0
  const reader = createSecretReader(() => ((reads += 1) === 1 ? new Promise(() => {}) : 'secret'), patience)
  await expect(reader.read()).rejects.toMatchObject({
    code: 'upstream_timeout',
    message: expect.stringContaining('"clientSecret"'),
  })
  expect(await reader.read()).toBe('secret')
})
