/** Findings for code scanning, such as GitHub's: SARIF 2.1.0. */
import { type GuardRule, guardRules } from '../guardOptions.ts'
import type { GuardFinding } from './finding.ts'
import { guardName } from './guardError.ts'

const descriptions: Readonly<Record<GuardRule, string>> = {
  secret_value: 'The value of a Lean secret in a file that browsers fetch',
  public_env_name: 'A Lean secret behind a prefix that makes a variable public',
  token_exchange: "A request with the client secret to Lean's OAuth server in browser code",
  server_import: '@lean-link/server in browser code',
  lean_jwt: 'An access token of Lean in a file that browsers fetch',
  simulator_in_production: 'The simulator of Lean in a production build',
}

/**
 * A log with one run. A finding's place is its source file where a source map told it, with the output's file as a related place; otherwise
 * the output's file. Paths are those of the findings: relative to the project and to the scanned folder.
 */
export function toSarif(findings: readonly GuardFinding[]): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: guardName,
            rules: guardRules.map((id) => ({ id, shortDescription: { text: descriptions[id] } })),
          },
        },
        results: findings.map(toResult),
      },
    ],
  }
}

function toResult({ rule, file, line, source, message }: GuardFinding): object {
  const output = toLocation(file, line)
  return {
    ruleId: rule,
    ruleIndex: guardRules.indexOf(rule),
    level: 'error',
    message: { text: message },
    locations: [source ? toLocation(source.file, source.line) : output],
    ...(source && { relatedLocations: [{ id: 0, message: { text: 'In the output' }, ...output }] }),
  }
}

function toLocation(file: string, line: number | undefined) {
  const artifactLocation = { uri: file.split('/').map(encodeURIComponent).join('/') }
  return { physicalLocation: { artifactLocation, ...(line !== undefined && { region: { startLine: line } }) } }
}
