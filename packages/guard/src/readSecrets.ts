/** Reads the secrets to look for: from the process's environment and from the `.env*` files of the project. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import type { SecretNames } from './secretNames.ts'

export interface Secret {
  name: string
  value: string
  /** `process.env`, or the name of the file */
  file: string
  /** in the file */
  line?: number
}

// Their values are placeholders, which pages and docs show on purpose.
const templates = /\.(?:example|sample|template|dist|defaults?)$/

/**
 * Every variable with a secret's name and a value, from `env` and from the `.env*` files directly in each of `folders`. Encrypted files
 * (`.env.vault`) hold no readable value; references to other variables are not expanded.
 */
export function readSecrets(
  folders: readonly string[],
  names: SecretNames,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Secret[] {
  const secrets: Secret[] = []
  const add = (variables: Readonly<Record<string, string | undefined>>, file: string, text?: string) => {
    for (const [name, raw] of Object.entries(variables)) {
      const value = raw?.trim() ?? ''
      if (value === '' || !names.isSecret(name)) continue
      // Names that are secrets hold nothing that means something in a pattern.
      const assignment = new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=`)
      const line = text === undefined ? -1 : text.split('\n').findIndex((each) => assignment.test(each))
      secrets.push({ name, value, file, ...(line >= 0 && { line: line + 1 }) })
    }
  }
  add(env, 'process.env')
  for (const folder of new Set(folders)) {
    for (const file of envFiles(folder)) {
      const text = readFileSync(join(folder, file), 'utf8')
      add(parseEnv(text), file, text)
    }
  }
  return secrets
}

function envFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && entry.name.startsWith('.env') && !templates.test(entry.name))
    .map((entry) => entry.name)
    .toSorted()
}
