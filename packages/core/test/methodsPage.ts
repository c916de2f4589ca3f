/** The reference page of LinkSDK's methods, made from the method rows. */
import type { LeanField, LeanMethodRow } from '../src/methods.ts'

const countryNames = { ae: 'UAE', sa: 'Saudi Arabia' } as const

function fieldRow({ name, wire, type, values, conflict }: LeanField, required: boolean): string {
  const kind = values ? `${type}: ${values.map((value) => `\`${value}\``).join(', ')}` : type
  return `| \`${name}\` | \`${wire}\` | ${kind} | ${required ? 'required' : ''} | ${conflict ?? ''} |`
}

function section({ method, required, optional, countries, redirects, token, legacy }: LeanMethodRow): string {
  const facts = [
    `Lists it: ${countries.map((country) => countryNames[country]).join(', ')}.`,
    token === 'required'
      ? 'Needs a token.'
      : 'Needs a token only with a customer: `customerId` null or absent opens without one.',
    redirects ? 'May leave the page for a bank.' : '',
    legacy ? 'Legacy: Lean still ships it, but its index of methods no longer lists it.' : '',
  ]
  return [
    `## ${method}`,
    '',
    facts.filter(Boolean).join(' '),
    '',
    '| param | LinkSDK | type | | where sources disagree |',
    '| --- | --- | --- | --- | --- |',
    ...required.map((field) => fieldRow(field, true)),
    ...optional.map((field) => fieldRow(field, false)),
    '',
  ].join('\n')
}

export function methodsPage(rows: readonly LeanMethodRow[]): string {
  return [
    '# LinkSDK methods',
    '',
    'Made from the method rows of `@lean-link/core` by `packages/core/src/docs.test.ts`; `vitest run -u` writes it anew.',
    'Every method also takes `customerId`: for reconnect, pay and checkout it only names whose token to fetch, and LinkSDK is not sent it.',
    "Source: Lean's React Native SDK 4.2.2 and its documentation.",
    '',
    ...rows.map(section),
  ].join('\n')
}
