/** One guard per build: holds the secrets, checks modules and folders with them, and says nothing that holds a value. */
import { existsSync } from 'node:fs'
import { createAllowList } from './allowList.ts'
import { checkFile, type FileRules } from './checkFile.ts'
import { createModuleCheck } from './checkModule.ts'
import { createFinding, type GuardFinding, sortFindings } from './finding.ts'
import { checkGuardOptions, type GuardOptions } from './guardOptions.ts'
import { createHideValues, hideInFinding } from './hideValues.ts'
import { largestFile, listOutputFiles, readOutputFile } from './outputFiles.ts'
import { readSecrets, type Secret } from './readSecrets.ts'
import { createSecretNames } from './secretNames.ts'
import { secretPatterns, shortestSecret } from './secretPatterns.ts'

export interface Guard {
  /** `code: undefined` looks at the module's package alone. */
  checkModule(path: string, code?: { before?: string; after?: string }): GuardFinding[]
  /** Every file below each folder; `skip` is asked with the path inside the folder. Throws when a folder cannot be read or is empty. */
  checkFolder(folder: string, skip?: (file: string) => boolean): GuardFinding[]
  /** Public names of Lean secrets that have a value in the environment or a `.env` file. */
  checkEnvironment(): GuardFinding[]
  /** What could not be checked, and entries of `allow` that matched nothing so far. */
  warnings(): string[]
  /** For texts of other origin, such as an error's message. */
  hide(text: string): string
}

export interface GuardContext {
  /** the project: its `.env*` files are read, and paths are relative to it */
  root: string
  /** further folders with `.env*` files */
  envFolders?: readonly string[]
  /** default true */
  production?: boolean
}

export function createGuard(options: GuardOptions, { root, envFolders = [], production = true }: GuardContext): Guard {
  checkGuardOptions(options)
  const names = createSecretNames(options.secretEnv)
  const all = readSecrets(
    [root, ...envFolders].filter((folder) => existsSync(folder)),
    names,
  )
  const secrets = uniqueValues(all).map(({ name, value }) => ({ name, patterns: secretPatterns(value) }))
  const rules: FileRules = { names, secrets, root, production }
  const hide = createHideValues(secrets)
  const allow = createAllowList(options.allow)
  const warnings = new Set(shortValueWarnings(all))
  const checkModule = createModuleCheck(rules)
  const finish = (findings: readonly GuardFinding[]) =>
    sortFindings(allow.filter(findings.map((finding) => hideInFinding(finding, hide))))

  return {
    checkModule: (path, code) => finish(checkModule(path, code)),
    checkFolder(folder, skip = () => false) {
      const files = listOutputFiles(folder)
      if (files.length === 0)
        throw new Error('The folder is empty, so nothing was checked. Build first, and name the folder it writes to.')
      const texts = new Map(files.map((file) => [file.path, file]))
      const readSibling = (path: string) => {
        const sibling = texts.get(path)
        return sibling && sibling.size <= largestFile ? readOutputFile(sibling) : null
      }
      return finish(
        files.flatMap((file) => {
          if (skip(file.file)) return []
          if (file.size > largestFile) {
            warnings.add(
              hide(
                `${file.file} is larger than ${largestFile / 1_048_576} MB and was not looked into. Check it by hand.`,
              ),
            )
            return []
          }
          return checkFile({ ...file, text: readOutputFile(file), readSibling }, rules)
        }),
      )
    },
    checkEnvironment: () =>
      finish(all.filter(({ name }) => names.isPublic(name)).map((secret) => publicNameFinding(secret))),
    warnings: () => [...warnings, ...allow.unused()],
    hide,
  }
}

/** One search per value: the same secret often stands in the environment and in a file. */
function uniqueValues(secrets: readonly Secret[]): Secret[] {
  const long = secrets.filter(({ value }) => value.length >= shortestSecret)
  return [...new Map(long.toReversed().map((secret) => [secret.value, secret])).values()].toReversed()
}

function shortValueWarnings(secrets: readonly Secret[]): string[] {
  return secrets
    .filter(({ value }) => value.length < shortestSecret)
    .map(
      ({ name, file }) =>
        `${name} in ${file} has fewer than ${shortestSecret} characters and is not searched for: any code would match. If it is a real secret, it is too short.`,
    )
}

function publicNameFinding({ name, file, line }: Secret): GuardFinding {
  const detail = `${name} is set; its prefix lets the build copy it into the page.`
  return createFinding({ rule: 'public_env_name', detail }, { file, ...(line !== undefined && { line }) })
}
