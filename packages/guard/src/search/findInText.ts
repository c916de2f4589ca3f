/** The rules, each a search through one text: where a module, a chunk, a page or a source map's original holds what it must not. */
import type { GuardRule } from '../guardOptions.ts'
import { findBase64Runs } from './findBase64Runs.ts'
import { isLeanToken } from './isLeanToken.ts'
import { credentialsGrant, reachesAuthHost } from './leanAuthHost.ts'
import { maskText } from './maskText.ts'
import type { SecretNames } from '../secrets/secretNames.ts'
import type { KnownSecret } from '../secrets/secretPatterns.ts'

export interface TextHit {
  rule: GuardRule
  /** where in the text */
  index: number
  /** what the message names: a variable and an encoding; never a value */
  detail: string
}

export interface TextRules {
  names: SecretNames
  secrets: readonly KnownSecret[]
}

// Words of the server package that minifiers keep: its error's name, the name of its browser file's import, and an import left as it was.
const serverCode =
  /(["'`])LeanServerError\1|The package @lean-link\/server holds the client secret|\b(?:from|import|require)\s*(?:\(\s*)?["'`]@lean-link\/server["'`/]/

// Only the simulator defines the flag and sends the header; core reads the one as a property and knows nothing of the other.
const simulatorCode = /(["'`])__leanLinkSimulator\1\s*,|(?<![\w-])x-lean-link-simulator(?![\w-])/

// Whatever stands before it: in code that is often the end of an escape, such as `\n` or `%20`. The limit keeps long texts quick.
const jwt = /eyJ[\w-]{8,500}\.eyJ[\w-]{8,}\.[\w-]*/g

/** The value of a secret, once per encoding and place. */
export function findSecretValues(text: string, { secrets }: TextRules): TextHit[] {
  const wrapped = findBase64Runs(text).filter(({ isWrapped }) => isWrapped)
  return secrets.flatMap(({ name, patterns }) =>
    patterns.flatMap(({ encoding, pattern }) => {
      const places = Array.from(text.matchAll(pattern), ({ index }) => index)
      if (encoding === 'base64') {
        // A line end inside the value hides it from the pattern.
        const hidden = wrapped.filter(({ data }) => places.length === 0 && data.search(pattern) >= 0)
        places.push(...hidden.map(({ index }) => index))
      }
      const detail = `The value of ${name} is in this file, as ${encoding}.`
      return places.map((index) => ({ rule: 'secret_value' as const, index, detail }))
    }),
  )
}

export function findPublicNames(text: string, { names }: TextRules): TextHit[] {
  return [...text.matchAll(names.publicName)].map(({ index, 0: name }) => ({
    rule: 'public_env_name',
    index,
    detail: `This file reads or names ${name}, a variable that the build copies into the page because of its prefix.`,
  }))
}

/** The text as a whole, because a minified chunk is one line. `file`: its ending tells which parts of it are code. */
export function findTokenExchange(text: string, file: string): TextHit[] {
  // Most texts are done here; telling code from text takes longer.
  if (!credentialsGrant.test(text) || !reachesAuthHost(text)) return []
  const code = maskText(text, file)
  const index = code.search(credentialsGrant)
  if (index < 0 || !reachesAuthHost(code)) return []
  return [
    { rule: 'token_exchange', index, detail: "This file asks Lean's OAuth server for a token with the client secret." },
  ]
}

export function findServerCode(text: string, file: string): TextHit[] {
  if (!serverCode.test(text)) return []
  const index = maskText(text, file).search(serverCode)
  return index < 0 ? [] : [{ rule: 'server_import', index, detail: 'This file holds or imports @lean-link/server.' }]
}

export function findLeanTokens(text: string): TextHit[] {
  return [...text.matchAll(jwt)]
    .filter(([token]) => isLeanToken(token))
    .map(({ index }) => ({ rule: 'lean_jwt', index, detail: 'This file holds an access token of Lean.' }))
}

export function findSimulator(text: string): TextHit[] {
  const index = text.search(simulatorCode)
  if (index < 0) return []
  return [{ rule: 'simulator_in_production', index, detail: 'This file holds the simulator of @lean-link/testing.' }]
}
