import { expect, it, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { page } from 'vitest/browser'
import { customerId, setUpLean, success } from '../test/setUpLean.tsx'
import { toJwt } from '../../core/test/toJwt.ts'
import { ConnectButton, type LeanError, tokenEndpoint } from './index.ts'

const button = page.getByRole('button')
const status = (expected: string) => expect.element(button, { timeout: 5_000 }).toHaveAttribute('data-status', expected)
const inMinutes = (minutes: number) => Math.floor(Date.now() / 1_000) + minutes * 60
const goodToken = () => Response.json({ access_token: toJwt(), token_type: 'Bearer', expires_in: 3_599 })
const html = () => new Response('<!doctype html><title>Sign in</title>', { headers: { 'content-type': 'text/html' } })

interface Trouble {
  name: string
  /** What the token endpoint answers until it is well. */
  answer: (request: Request) => Response | Promise<Response>
  code: LeanError['code']
  more?: object
}

it.each<Trouble>([
  {
    name: 'answers 500',
    answer: () => Response.json({ error: 'oops' }, { status: 500 }),
    code: 'token_request_failed',
    more: { status: 500, retryable: true },
  },
  {
    name: 'answers 401',
    answer: () => Response.json({ error: 'unauthenticated' }, { status: 401 }),
    code: 'token_request_failed',
    more: { status: 401 },
  },
  { name: 'answers a web page', answer: html, code: 'token_request_failed' },
  {
    name: 'answers nothing',
    answer: ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    code: 'token_timeout',
    more: { retryable: true },
  },
  {
    name: 'answers a token of 9 minutes',
    answer: () => Response.json({ access_token: toJwt({ exp: inMinutes(9) }), expires_in: 540 }),
    code: 'token_expiring',
  },
  {
    name: 'answers another customer’s token',
    answer: () => Response.json({ access_token: toJwt({ customers: [{ id: 'somebody-else' }] }) }),
    code: 'token_wrong_customer',
  },
  {
    name: 'answers a text that is no token',
    answer: () => Response.json({ access_token: 'hello' }),
    code: 'token_malformed',
  },
])(
  'ends in a clear error when the token endpoint $name, and works again when it does',
  async ({ answer, code, more }) => {
    const { fake, withLean } = setUpLean()
    let isWell = false
    const asked: unknown[] = []
    const fetchToken = tokenEndpoint('/api/lean/token', {
      fetch: async (url, init) => {
        const request = new Request(url, init)
        asked.push(await request.clone().json())
        return isWell ? goodToken() : answer(request)
      },
    })
    const onError = vi.fn<(error: LeanError) => void>()
    await render(
      withLean(<ConnectButton permissions={['accounts']} onError={onError} />, {
        preload: 'none',
        fetchAccessToken: fetchToken,
        tokenTimeoutMs: code === 'token_timeout' ? 300 : 10_000,
      }),
    )
    await button.click()
    await status('error')
    const { retryable } = onError.mock.calls[0]![0]
    await expect.element(button).toHaveTextContent(retryable ? 'Try again' : 'Something went wrong')
    expect(onError.mock.calls).toMatchObject([[{ code, ...more }]])
    const { message, hint } = onError.mock.calls[0]![0]
    expect([message, hint].join(' ')).toMatch(/^\S.{30,}\. [A-Z].{10,}\.$/)
    expect(fake.calls).toHaveLength(0)
    isWell = true
    await button.click()
    await status('open')
    fake.reply(success)
    await status('success')
    expect(onError).toHaveBeenCalledOnce()
    expect(new Set(asked.map((body) => JSON.stringify(body)))).toEqual(
      new Set([JSON.stringify({ customer_id: customerId })]),
    )
  },
)

it('tells the vendor’s refusal and is ready for another try', async () => {
  const { fake, withLean } = setUpLean({ methods: { connect: [{ throw: 'CONFIG_ERROR__INVALID_PARAM_TYPE' }] } })
  const onError = vi.fn<(error: LeanError) => void>()
  await render(withLean(<ConnectButton permissions={['accounts']} onError={onError} />))
  await status('ready')
  await button.click()
  await status('error')
  expect(onError.mock.calls).toMatchObject([
    [{ code: 'link_threw', cause: { name: 'CONFIG_ERROR__INVALID_PARAM_TYPE' } }],
  ])
  fake.use({})
  await button.click()
  await status('success')
})

it('invites nobody to try again what may have happened', async () => {
  const { fake, withLean } = setUpLean()
  const onError = vi.fn<(error: LeanError) => void>()
  await render(
    withLean(<ConnectButton permissions={['accounts']} confirm={() => false} onError={onError} />, {
      messages: { en: { error: 'We are checking' } },
    }),
  )
  await status('ready')
  await button.click()
  fake.reply(success)
  await status('error')
  expect(onError.mock.calls).toMatchObject([[{ code: 'confirm_failed', retryable: false }]])
  await expect.element(button).toHaveTextContent('We are checking')
})

it('tells an ERROR that nothing better follows, with what LinkSDK said', async () => {
  const { fake, withLean } = setUpLean()
  const onError = vi.fn<(error: LeanError) => void>()
  await render(withLean(<ConnectButton permissions={['accounts']} onError={onError} />, { settleMs: 50 }))
  await status('ready')
  await button.click()
  fake.reply({ status: 'ERROR', message: 'planted', lean_correlation_id: 'c-1' })
  await status('error')
  expect(onError.mock.calls).toMatchObject([[{ code: 'link_error', result: { leanCorrelationId: 'c-1' } }]])
})
