/** The settings that start the demo, and the sentences that stop it. */
import { describe, expect, it } from 'vitest'
import { readSettings, SettingsError } from './settings.ts'

const all = {
  LEAN_CLIENT_ID: 'an-id',
  LEAN_CLIENT_SECRET: 'a-secret-value',
  LEAN_COUNTRY: 'ae',
  LEAN_SANDBOX: 'true',
}

describe('readSettings', () => {
  it.each([
    ['nothing', {}],
    ['four empty values', { LEAN_CLIENT_ID: '', LEAN_CLIENT_SECRET: ' ', LEAN_COUNTRY: '', LEAN_SANDBOX: '' }],
    ['only a port', { PORT: '4000' }],
    ['only a webhook secret', { LEAN_WEBHOOK_SECRET: 'hook' }],
  ])('starts the simulator with %s', (_, env) => {
    expect(readSettings(env)).toEqual({ lean: 'simulator' })
  })

  it.each(['ae', 'sa'])("talks to Lean's sandbox with all four, country %s", (country) => {
    expect(readSettings({ ...all, LEAN_COUNTRY: country })).toEqual({
      lean: 'sandbox',
      clientId: 'an-id',
      clientSecret: 'a-secret-value',
      country,
      webhookSecret: null,
    })
  })

  it('takes the webhook secret where it is given', () => {
    expect(readSettings({ ...all, LEAN_WEBHOOK_SECRET: 'hook' })).toMatchObject({ webhookSecret: 'hook' })
  })

  it.each([
    ['LEAN_CLIENT_ID', { ...all, LEAN_CLIENT_ID: '' }],
    ['LEAN_CLIENT_SECRET', { ...all, LEAN_CLIENT_SECRET: undefined }],
    ['LEAN_COUNTRY', { ...all, LEAN_COUNTRY: '' }],
    ['LEAN_SANDBOX', { ...all, LEAN_SANDBOX: '' }],
    ['LEAN_CLIENT_ID, LEAN_CLIENT_SECRET and LEAN_SANDBOX', { LEAN_COUNTRY: 'ae' }],
  ])('stops when %s is missing, and names it first', (names, env) => {
    const { message } = refusal(env)
    expect(message).toMatch(new RegExp(`^${names} (is|are) not set: `))
  })

  it.each([
    ['LEAN_COUNTRY', { ...all, LEAN_COUNTRY: 'bh' }],
    ['LEAN_COUNTRY', { ...all, LEAN_COUNTRY: 'AE' }],
    ['LEAN_SANDBOX', { ...all, LEAN_SANDBOX: 'false' }],
    ['LEAN_SANDBOX', { ...all, LEAN_SANDBOX: '1' }],
    ['PORT', { PORT: 'http' }],
    ['PORT', { PORT: '70000' }],
  ])('stops when %s has a value it does not know', (name, env) => {
    expect(refusal(env).message).toMatch(new RegExp(`^${name} must be `))
  })

  it('says one sentence, without any value it was given', () => {
    const { message } = refusal({ ...all, LEAN_SANDBOX: 'a-secret-value' })
    expect(message).toMatch(/^[^.]+\.$/)
    expect(message).not.toContain('a-secret-value')
  })
})

function refusal(env: Record<string, string | undefined>): SettingsError {
  try {
    readSettings(env)
  } catch (error) {
    if (error instanceof SettingsError) return error
  }
  throw new Error('readSettings accepted these settings')
}
