/** One thing that must not reach a browser: where it is, and what to say about it. */
import type { GuardRule } from '../guardOptions.ts'

export interface GuardFinding {
  rule: GuardRule
  /** Relative to the scanned folder; of a source file or a `.env` file, to the project; `process.env` for the environment. */
  file: string
  /** From 1. */
  line?: number
  /** Where a source map says it comes from. */
  source?: { file: string; line: number }
  /** What, why and how to fix it. Never a value, never a line of code. */
  message: string
}

const stolen = 'Whoever opens the page can read it and act as your company at Lean.'

const advice: Readonly<Record<GuardRule, string>> = {
  secret_value: `${stolen} Replace the secret at Lean if this was ever published, keep it on your server, and give the page tokenEndpoint() of @lean-link/core.`,
  public_env_name: `${stolen} Remove the prefix from the name and read the variable on your server only.`,
  token_exchange: `${stolen} Do the exchange on your server with @lean-link/server, and give the page tokenEndpoint() of @lean-link/core.`,
  server_import: `That package works with the client secret. Import it on your server only; the page calls your token endpoint with tokenEndpoint() of @lean-link/core.`,
  lean_jwt: `Whoever opens the page can use it until it expires. Fetch tokens at run time from your own token endpoint, one customer at a time.`,
  simulator_in_production: `It connects no bank and reports success all the same. Import @lean-link/testing in tests, stories and development only.`,
}

export function createFinding(
  { rule, detail }: { rule: GuardRule; detail: string },
  place: Omit<GuardFinding, 'rule' | 'message'>,
): GuardFinding {
  return { rule, ...place, message: `${detail} ${advice[rule]}` }
}

/** Stable: by file, line, rule, message; each once. */
export function sortFindings(findings: readonly GuardFinding[]): GuardFinding[] {
  const unique = new Map(findings.map((finding) => [JSON.stringify(finding), finding]))
  return [...unique.values()].toSorted(
    (a, b) =>
      compare(a.file, b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message) ||
      compare(a.source?.file ?? '', b.source?.file ?? '') ||
      (a.source?.line ?? 0) - (b.source?.line ?? 0),
  )
}

// Not by locale, which differs between machines.
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
