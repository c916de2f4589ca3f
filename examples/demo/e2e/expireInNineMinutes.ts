/** For `page.route`: the backend's own token with an earlier end. LinkSDK would find the broken signature, but must never get it. */
import type { Route } from '@playwright/test'

export async function expireInNineMinutes(route: Route): Promise<void> {
  const response = await route.fetch()
  const body = (await response.json()) as { access_token: string; expires_in: number }
  const [header, claims = '', signature] = body.access_token.split('.')
  const decoded = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { iat: number; exp: number }
  const edited = Buffer.from(JSON.stringify({ ...decoded, exp: decoded.iat + 540 })).toString('base64url')
  await route.fulfill({
    response,
    json: { ...body, access_token: `${header}.${edited}.${signature}`, expires_in: 540 },
  })
}
