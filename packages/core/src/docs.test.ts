/** The pages in docs/ that are made from the code, or that the code points to. */
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { methodsPage } from '../test/methodsPage.ts'
import { LeanError, type LeanErrorCode } from './index.ts'
import { leanMethods } from './methods.ts'

const docs = new URL('../../../docs/', import.meta.url)

// The compiler keeps this list whole.
const codes: Record<LeanErrorCode, true> = {
  invalid_options: true,
  invalid_params: true,
  client_secret_in_browser: true,
  sdk_load_failed: true,
  country_conflict: true,
  method_unavailable: true,
  simulator_in_production: true,
  token_malformed: true,
  token_wrong_scope: true,
  token_wrong_customer: true,
  token_wrong_app: true,
  token_wrong_country: true,
  token_wrong_environment: true,
  token_expiring: true,
  token_has_bearer_prefix: true,
  token_minted_in_browser: true,
  token_request_failed: true,
  token_timeout: true,
  flow_in_progress: true,
  link_error: true,
  link_outcome_unknown: true,
  link_threw: true,
  link_no_response: true,
  link_interrupted: true,
  aborted: true,
  destroyed: true,
  not_in_browser: true,
  confirm_failed: true,
  confirm_timeout: true,
  kit_load_failed: true,
  unexpected: true,
}

it('keeps docs/methods.md as the method rows are', async () => {
  await expect(methodsPage(leanMethods)).toMatchFileSnapshot('../../../docs/methods.md')
})

it('has an entry in docs/errors.md for every code, where docsUrl points to', async () => {
  const page = await readFile(new URL('errors.md', docs), 'utf8')
  const headings = [...page.matchAll(/^## (.+)$/gm)].map((match) => match[1])
  expect(new Set(headings)).toEqual(new Set(Object.keys(codes)))
  expect(headings).toHaveLength(Object.keys(codes).length)
  expect(new LeanError({ code: 'aborted' }).docsUrl).toMatch(/\/docs\/errors\.md#aborted$/)
})
