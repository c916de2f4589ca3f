/** Reads the secrets to look for: from the process's environment and from the `.env*` files of the project. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { decodeText } from '../decodeText.ts'
import { expandValue, parseEnvFile } from './parseEnvFile.ts'
import type { SecretNames } from './secretNames.ts'

export interface Secret {
  name: string
  /** As it stands, and as parsers read it that differ or fill references in. At least one, none empty. */
  values: readonly string[]
  /** `process.env`, or the name of the file */
  file: string
  /** in the file */
  line?: number
}

type Variables = Readonly<Record<string, string | undefined>>
interface EnvFile {
  file: string
  text: string
  /** one for each parser */
  parses: readonly Variables[]
}

// Their values are placeholders, which pages and docs show on purpose.
const templates = /\.(?:example|sample|template|dist|defaults?)$/

/** True for `.env`, `.env.local`, `.env-staging`, `.envrc`; false for templates of them. */
export const isEnvFile = (file: string): boolean => file.startsWith('.env') && !templates.test(file)

/**
 * Every variable with a secret's name and a value, from `env` and from the `.env*` files directly in each of `folders`. Encrypted files
 * (`.env.vault`) hold no readable value.
 */
export function readSecrets(folders: readonly string[], names: SecretNames, env: Variables = process.env): Secret[] {
  const fromEnv = secretsIn([env], names).map((secret) => ({ ...secret, file: 'process.env' }))
  const fromFiles = [...new Set(folders)].flatMap((folder) => {
    const files = readEnvFiles(folder)
    return files.flatMap(({ file, text, parses }) =>
      secretsIn(parses, names).map(({ name, values }) => {
        const line = findLine(text, name)
        const expanded = values.flatMap((value) => expandFromAny(value, parses, files, env))
        return { name, values: [...new Set([...values, ...expanded])], file, ...(line > 0 && { line }) }
      }),
    )
  })
  return [...fromEnv, ...fromFiles]
}

function secretsIn(parses: readonly Variables[], names: SecretNames): { name: string; values: string[] }[] {
  const found = [...new Set(parses.flatMap((variables) => Object.keys(variables)))].filter(names.isSecret)
  return found
    .map((name) => ({ name, values: notEmpty(parses.map((variables) => variables[name] ?? '')) }))
    .filter(({ values }) => values.length > 0)
}

/** Which of the files beside it a build reads depends on its mode: a reference is filled in from each of them. */
function expandFromAny(value: string, own: readonly Variables[], files: readonly EnvFile[], env: Variables): string[] {
  if (!value.includes('$')) return []
  const beside = files.flatMap(({ parses }) => parses)
  return notEmpty(
    beside.map((first) =>
      expandValue(value, (name) =>
        [env, first, ...own, ...beside]
          .map((variables) => variables[name])
          .find((text) => text !== undefined && text !== ''),
      ),
    ),
  )
}

const notEmpty = (values: readonly string[]) => values.map((value) => value.trim()).filter((value) => value !== '')

/** From 1; 0 when only a parser's oddity found the variable. */
function findLine(text: string, name: string): number {
  // Names that are secrets hold nothing that means something in a pattern.
  const assignment = new RegExp(`^\\s*(?:export\\s+)?${name}(?:\\s*=|:\\s)`)
  return text.split(/\r\n?|\n/).findIndex((line) => assignment.test(line)) + 1
}

function readEnvFiles(folder: string): EnvFile[] {
  return readdirSync(folder)
    .filter((file) => isEnvFile(file) && isReadable(join(folder, file)))
    .toSorted()
    .map((file) => {
      const text = decodeText(readFileSync(join(folder, file)))
      return { file, text, parses: parseEnvFile(text) }
    })
}

/** Not a folder and not a link to nowhere, which every build passes over. A pipe is read, as Vite does. */
function isReadable(path: string): boolean {
  try {
    return !statSync(path).isDirectory()
  } catch {
    return false
  }
}
