/** One guard per build: holds the secrets, checks modules and folders with them, and says nothing that holds a value. */
import { existsSync } from 'node:fs'
import { createAllowList } from './report/createAllowList.ts'
import { checkFile, type FileRules } from './search/checkFile.ts'
import { createModuleCheck, type ModuleCode } from './search/createModuleCheck.ts'
import { createFinding, type GuardFinding, sortFindings } from './report/finding.ts'
import { GuardError, messageOf } from './report/guardError.ts'
import { checkGuardOptions, type GuardOptions } from './guardOptions.ts'
import { createRedactor, redactFinding, type Redact } from './report/createRedactor.ts'
import { largestFile, listOutputFiles, type OutputFile, type OutputText, toOutputFiles } from './search/outputFiles.ts'
import { isPlaceholder } from './secrets/isPlaceholder.ts'
import { listEnvFolders } from './secrets/listEnvFolders.ts'
import { readSecrets, type Secret } from './secrets/readSecrets.ts'
import { createSecretNames } from './secrets/secretNames.ts'
import { type KnownSecret, secretPatterns, shortestSecret } from './secrets/secretPatterns.ts'

export interface Guard {
  /** `code: undefined` looks at the module's package alone. */
  checkModule(path: string, code?: ModuleCode): GuardFinding[]
  /** Every file below the folder. Throws when it cannot be read or is empty. */
  checkFolder(folder: string, options?: FolderOptions): GuardFinding[]
  /** The same for output that is not written; `folder` is where it would have gone. */
  checkTexts(texts: readonly OutputText[], folder: string): GuardFinding[]
  /** Public names of Lean secrets that have a value in the environment or a `.env` file. */
  checkEnvironment(): GuardFinding[]
  /** What could not be checked. */
  warnings(): string[]
  /** Entries of `allow` that matched nothing so far. */
  unusedEntries(): string[]
  /** For texts of other origin, such as an error's message. */
  redact(text: string): string
}

export interface FolderOptions {
  skip?: (file: OutputFile) => boolean
  /** true for a folder that no build fills; default false */
  mayBeEmpty?: boolean
}

export interface GuardContext {
  /** the project: its `.env*` files are read, and paths are relative to it */
  root: string
  /** further folders with `.env*` files, and above them; those of the root and of the working folder are always read */
  envFolders?: readonly string[]
  /** default true */
  production?: boolean
  /** what the bundler itself makes public; default none */
  publicPrefixes?: readonly string[]
}

export function createGuard(
  options: GuardOptions,
  { root, envFolders = [], production = true, publicPrefixes = [] }: GuardContext,
): Guard {
  checkGuardOptions(options)
  const names = createSecretNames(options.secretEnv, [...(options.publicPrefixes ?? []), ...publicPrefixes])
  // The working folder too: it is where `loadEnv(mode, process.cwd(), '')` and dotenv look, wherever the bundler's own root is.
  const starts = [root, process.cwd(), ...envFolders]
  const folders = starts.flatMap((start) => [start, ...listEnvFolders(start)])
  const all = readSecrets(
    folders.filter((folder) => existsSync(folder)),
    names,
  )
  const secrets = toKnownSecrets(all)
  const rules: FileRules = { names, secrets, root, production }
  const redact = createRedactor(secrets)
  const allow = createAllowList(options.allow)
  const warnings = new Set(skippedValueWarnings(all))
  const checkModule = createModuleCheck(rules)
  const finish = (findings: readonly GuardFinding[]) =>
    sortFindings(allow.filter(findings.map((finding) => redactFinding(finding, redact))))

  function checkFiles(files: readonly OutputFile[], skip: (file: OutputFile) => boolean = () => false): GuardFinding[] {
    const known = new Map(files.map((file) => [file.path, file]))
    const readSibling = (path: string) => {
      const sibling = known.get(path)
      return sibling && sibling.size <= largestFile ? sibling.read() : null
    }
    const findings = files.flatMap((each) => {
      if (skip(each)) return []
      const { file, path, size, read } = each
      if (size <= largestFile) return checkFile({ file, path, text: read(), readSibling }, rules)
      const limit = `${largestFile / 1_048_576} MB`
      warnings.add(redact(`${file} is larger than ${limit} and was not looked into. Check it by hand.`))
      return []
    })
    return finish(findings)
  }

  return {
    checkModule: (path, code) => finish(checkModule(path, code)),
    checkFolder(folder, { skip, mayBeEmpty = false } = {}) {
      const files = listFiles(folder, redact)
      if (files.length === 0 && !mayBeEmpty)
        throw new GuardError(
          'The folder is empty, so nothing was checked. Build first, and name the folder it writes to.',
        )
      return checkFiles(files, skip)
    },
    checkTexts: (texts, folder) => checkFiles(toOutputFiles(texts, folder)),
    checkEnvironment: () =>
      finish(all.filter(({ name }) => names.isPublic(name)).map((secret) => publicNameFinding(secret))),
    warnings: () => [...warnings],
    unusedEntries: () => allow.unused(),
    redact,
  }
}

/** What the system says names paths, and no cause goes along that would say it again. */
function listFiles(folder: string, redact: Redact): OutputFile[] {
  try {
    return listOutputFiles(folder)
  } catch (error) {
    throw new GuardError(redact(messageOf(error)))
  }
}

function toKnownSecrets(secrets: readonly Secret[]): KnownSecret[] {
  const known: KnownSecret[] = []
  // One search per value: the same secret often stands in the environment and in a file.
  const values = new Set<string>()
  for (const secret of secrets) {
    for (const value of secret.values) {
      if (!isSearched(value) || values.has(value)) continue
      values.add(value)
      known.push({ name: secret.name, patterns: secretPatterns(value) })
    }
  }
  return known
}

/** Variables of which no value can be searched for. */
function skippedValueWarnings(secrets: readonly Secret[]): string[] {
  return secrets.flatMap(({ name, file, values }) => {
    if (values.some(isSearched)) return []
    if (values.some((value) => isPlaceholder(value)))
      return `${name} in ${file} is a placeholder and is not searched for: any code may hold such a word. Where the real secret is set, run the check again.`
    return `${name} in ${file} has fewer than ${shortestSecret} characters and is not searched for: any code would match. If it is a real secret, it is too short.`
  })
}

const isSearched = (value: string) => value.length >= shortestSecret && !isPlaceholder(value)

function publicNameFinding({ name, file, line }: Secret): GuardFinding {
  const detail = `${name} is set; its prefix lets the build copy it into the page.`
  return createFinding({ rule: 'public_env_name', detail }, { file, ...(line !== undefined && { line }) })
}
