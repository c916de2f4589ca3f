/** Webhooks: what is believed, in which encodings, and what each refusal is answered with. */
import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { LeanServerError, verifyWebhook } from '../index.ts'

const secret = 'whsec planted-secret ä'
const event = {
  type: 'entity.created',
  message: 'An entity object has been created.',
  payload: { id: 'e1', customer_id: 'c1' },
  event_id: 'ev-1',
  timestamp: '2026-05-13T19:52:24.986560Z',
}
const raw = JSON.stringify(event, null, 3)
const sign = (body: string | Uint8Array, encoding: 'hex' | 'base64' | 'base64url' = 'hex', key = secret) =>
  createHmac('sha512', key).update(body).digest(encoding)
const createRequest = (signature: string | null, body: BodyInit | null = raw) =>
  new Request('https://app.example/webhook', {
    method: 'POST',
    headers: signature === null ? {} : { 'lean-signature': signature },
    body,
    duplex: 'half',
  } as RequestInit)
const expectRefusal = (verified: Promise<unknown>, code: string, status: number) =>
  expect(verified).rejects.toMatchObject({ name: 'LeanServerError', code, status })

describe('a right signature', () => {
  it.each([
    sign(raw),
    sign(raw).toUpperCase(),
    `sha512=${sign(raw)}`,
    sign(raw, 'base64'),
    `SHA512=${sign(raw, 'base64')}`,
    sign(raw, 'base64url'),
    ` ${sign(raw)} `,
  ])('a right signature is accepted as %s', async (signature) => {
    await expect(verifyWebhook(createRequest(signature), secret)).resolves.toEqual({
      type: 'entity.created',
      message: 'An entity object has been created.',
      payload: { id: 'e1', customer_id: 'c1' },
      eventId: 'ev-1',
      timestamp: '2026-05-13T19:52:24.986560Z',
    })
  })

  it('a signature is accepted when any of several secrets made it', async () => {
    for (const secrets of [
      ['new', secret],
      [secret, 'old'],
    ]) {
      await expect(verifyWebhook(createRequest(sign(raw)), secrets)).resolves.toMatchObject({ eventId: 'ev-1' })
    }
  })

  it('the signature is over the bytes as they came, not over what they parse to', async () => {
    await expectRefusal(verifyWebhook(createRequest(sign(JSON.stringify(event))), secret), 'upstream_rejected', 401)
  })

  it('verifyWebhook leaves message away when there is none, and gives null for no payload', async () => {
    const body = JSON.stringify({ type: 't', event_id: 'e', timestamp: 'x' })
    const webhook = await verifyWebhook(createRequest(sign(body), body), secret)
    expect(webhook).toEqual({ type: 't', payload: null, eventId: 'e', timestamp: 'x' })
  })
})

describe('refused with 401', () => {
  const right = sign(raw)
  it.each([
    null,
    '',
    'sha512=',
    right.slice(0, -1),
    `${right}0`,
    `${right}, ${right}`,
    `sha256=${right}`,
    `sha512=sha512=${right}`,
    right.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
    sign(raw, 'hex', 'other'),
    createHmac('sha256', secret).update(raw).digest('hex'),
  ])('the signature %j is refused with 401', async (signature) => {
    await expectRefusal(verifyWebhook(createRequest(signature), secret), 'upstream_rejected', 401)
  })

  it('a body with any byte changed is refused with 401', async () => {
    const bytes = new TextEncoder().encode(raw)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = bytes.slice()
        changed[at] = (changed[at] ?? 0) ^ change
        await expectRefusal(verifyWebhook(createRequest(right, changed), secret), 'upstream_rejected', 401)
      }),
    )
  })

  it('any other header is refused with 401', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary-ascii', maxLength: 200 }), async (text) => {
        const signature = text.replace(/[^\x20-\x7e]/g, '')
        await expectRefusal(verifyWebhook(createRequest(signature), secret), 'upstream_rejected', 401)
      }),
    )
  })
})

describe('toleranceMs', () => {
  const at = (timestamp: string) => {
    const body = JSON.stringify({ ...event, timestamp })
    return createRequest(sign(body), body)
  }
  it('toleranceMs is off by default', async () => {
    await expect(verifyWebhook(at('2001-01-01T00:00:00Z'), secret)).resolves.toMatchObject({ eventId: 'ev-1' })
  })

  it('toleranceMs refuses older and newer webhooks and unreadable times with 401', async () => {
    const options = { toleranceMs: 60_000 }
    const inMs = (ms: number) => new Date(Date.now() + ms).toISOString()
    await expect(verifyWebhook(at(inMs(-30_000)), secret, options)).resolves.toMatchObject({ eventId: 'ev-1' })
    await expect(verifyWebhook(at(inMs(-30_000).slice(0, -1)), secret, options)).resolves.toMatchObject({
      eventId: 'ev-1',
    })
    for (const timestamp of [inMs(-90_000), inMs(90_000), 'yesterday']) {
      await expectRefusal(verifyWebhook(at(timestamp), secret, options), 'upstream_rejected', 401)
    }
  })
})

describe('seen', () => {
  it('seen is asked with the event id, and a second delivery is to be answered 200', async () => {
    const ids = new Set<string>()
    const seen = async (eventId: string) => ids.has(eventId) || !ids.add(eventId)
    await expect(verifyWebhook(createRequest(sign(raw)), secret, { seen })).resolves.toMatchObject({ eventId: 'ev-1' })
    await expectRefusal(verifyWebhook(createRequest(sign(raw)), secret, { seen }), 'upstream_rejected', 200)
  })

  it('seen is not asked for a webhook that is refused', async () => {
    const seen = vi.fn(() => false)
    await expectRefusal(verifyWebhook(createRequest('x'), secret, { seen }), 'upstream_rejected', 401)
    expect(seen).not.toHaveBeenCalled()
  })

  it('seen that throws is 503, so that Lean may send the webhook again', async () => {
    const seen = () => Promise.reject(new Error('planted-secret'))
    await expectRefusal(verifyWebhook(createRequest(sign(raw)), secret, { seen }), 'upstream_unavailable', 503)
  })
})

describe('seen that never answers', () => {
  it('seen that never answers gets 10 s, then Lean may send the webhook again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      let verified: Promise<unknown> = Promise.resolve()
      await new Promise<void>((asked) => {
        const seen = () => new Promise<boolean>(() => asked())
        verified = verifyWebhook(createRequest(sign(raw)), secret, { seen })
      })
      const settled = vi.fn()
      verified.then(settled, settled)
      await vi.advanceTimersByTimeAsync(9_999)
      expect(settled).not.toHaveBeenCalled()
      await vi.advanceTimersByTimeAsync(1)
      await expectRefusal(verified, 'upstream_unavailable', 503)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('malformed', () => {
  it.each([
    '',
    '{',
    'null',
    '[]',
    '{}',
    '{"type":"t","event_id":7,"timestamp":"x"}',
    '{"type":"","event_id":"e","timestamp":"x"}',
  ])('the body %j is 400 although signed', async (body) => {
    await expectRefusal(verifyWebhook(createRequest(sign(body), body), secret), 'upstream_invalid', 400)
  })

  it('a body beyond maxBytes is 413, read no further than that', async () => {
    let pulled = 0
    const body = new ReadableStream({
      pull(controller) {
        pulled += 1
        controller.enqueue(new Uint8Array(65_536))
      },
    })
    await expectRefusal(verifyWebhook(createRequest(sign(raw), body), secret), 'upstream_invalid', 413)
    expect(pulled).toBeLessThan(30)
    await expectRefusal(verifyWebhook(createRequest(sign(raw)), secret, { maxBytes: 10 }), 'upstream_invalid', 413)
  })

  it('a body that breaks off is 503', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) })
    await expectRefusal(verifyWebhook(createRequest(sign(raw), body), secret), 'upstream_unavailable', 503)
  })

  it('a body that takes longer than 10 s is 503, and read no further', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const cancel = vi.fn()
      const body = new ReadableStream({ pull: () => new Promise(() => {}), cancel })
      const verified = verifyWebhook(createRequest(sign(raw), body), secret)
      const settled = vi.fn()
      verified.then(settled, settled)
      await vi.advanceTimersByTimeAsync(9_999)
      expect(settled).not.toHaveBeenCalled()
      await vi.advanceTimersByTimeAsync(1)
      expect(settled).toHaveBeenCalled()
      await expectRefusal(verified, 'upstream_unavailable', 503)
      expect(cancel).toHaveBeenCalled()
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('reason', () => {
  const reasonOf = (verified: Promise<unknown>) =>
    verified.then(
      () => 'none',
      (error: LeanServerError) => JSON.parse(JSON.stringify(error)) as { reason?: string },
    )

  it('tells apart what shares a code, also once it is JSON', async () => {
    const request = () => createRequest(sign(raw))
    const read = request()
    await read.text()
    const old = { toleranceMs: 1 }
    const fails = () => Promise.reject(new Error('planted-secret'))
    expect(await reasonOf(verifyWebhook(createRequest('x'), secret))).toMatchObject({ reason: 'signature' })
    expect(await reasonOf(verifyWebhook(request(), 'other'))).toMatchObject({ reason: 'signature' })
    expect(await reasonOf(verifyWebhook(request(), secret, old))).toMatchObject({ reason: 'signature' })
    expect(await reasonOf(verifyWebhook(request(), secret, { seen: () => true }))).toMatchObject({
      reason: 'duplicate',
    })
    expect(await reasonOf(verifyWebhook(request(), secret, { seen: fails }))).toMatchObject({ reason: 'hook_threw' })
    expect(await reasonOf(verifyWebhook(read, secret))).toMatchObject({ reason: 'body_read' })
    expect(await reasonOf(verifyWebhook(request(), ''))).not.toHaveProperty('reason')
  })
})

describe('use', () => {
  it.each([[''], [[]], [['a', '']], [undefined]])('the secret %j is invalid_options', async (bad) => {
    await expectRefusal(verifyWebhook(createRequest(sign(raw)), bad as string), 'invalid_options', 500)
  })

  it.each([undefined, null, 'x', { url: '/', headers: { 'lean-signature': 'x' }, body: {} }])(
    'a request of another kind (%j) is invalid_options, with what to do',
    async (request) => {
      const error: unknown = await verifyWebhook(request as unknown as Request, secret).catch(
        (reason: unknown) => reason,
      )
      expect(error).toMatchObject({
        name: 'LeanServerError',
        code: 'invalid_options',
        message: expect.stringContaining('toNodeListener'),
      })
    },
  )

  it('a body that a parser of another framework read is named as the reason', async () => {
    const request = createRequest(sign(raw), null)
    request.headers.set('content-length', String(raw.length))
    await expect(verifyWebhook(request, secret)).rejects.toMatchObject({
      code: 'invalid_options',
      reason: 'body_read',
      message: expect.stringContaining('body parser'),
    })
  })

  it('a body parser before it is named as the reason', async () => {
    const request = createRequest(sign(raw))
    await request.json()
    const error: unknown = await verifyWebhook(request, secret).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(LeanServerError)
    expect(error).toMatchObject({ code: 'invalid_options', message: expect.stringContaining('body parser') })
  })
})
