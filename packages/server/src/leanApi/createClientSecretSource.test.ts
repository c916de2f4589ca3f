/** Reading the secret again: once for all who were rejected together, and never held up by a read that hangs. */
import { expect, it } from 'vitest'
import { createClientSecretSource } from './createClientSecretSource.ts'

const timeoutMs = 50

it('reads once for callers at the same time, and keeps the answer', async () => {
  let reads = 0
  const source = createClientSecretSource(async () => `secret ${(reads += 1)}`, timeoutMs)
  expect(await Promise.all([source.read(), source.read()])).toEqual(['secret 1', 'secret 1'])
  expect(await source.read()).toBe('secret 1')
})

it('reads once more for callers that are rejected in the same moment', async () => {
  let reads = 0
  const source = createClientSecretSource(() => `secret ${(reads += 1)}`, timeoutMs)
  const rejected = await source.read()
  const again = await Promise.all([1, 2, 3].map(() => source.refresh(rejected)))
  expect(again).toEqual(['secret 2', 'secret 2', 'secret 2'])
  expect(reads).toBe(2)
})

it('gives null when the secret read again is the rejected one, or cannot be read again', async () => {
  expect(await createClientSecretSource(() => 'same', timeoutMs).refresh('same')).toBeNull()
  expect(await createClientSecretSource('same', timeoutMs).refresh('same')).toBeNull()
})

it('gives up a function that never answers, says so, and asks it again the next time', async () => {
  let reads = 0
  const source = createClientSecretSource(() => ((reads += 1) === 1 ? new Promise(() => {}) : 'secret'), timeoutMs)
  await expect(source.read()).rejects.toMatchObject({
    code: 'upstream_timeout',
    message: expect.stringContaining('"clientSecret"'),
  })
  expect(await source.read()).toBe('secret')
})
