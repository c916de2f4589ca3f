/** The command line without a process: arguments in, text and an exit code out. */
import { existsSync, readFileSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { GuardFinding } from './report/finding.ts'
import { formatFindings } from './report/formatFindings.ts'
import { GuardError, messageOf, withGuardName } from './report/guardError.ts'
import type { GuardOptions } from './guardOptions.ts'
import { toAnnotations } from './report/toAnnotations.ts'
import { toSarif } from './report/toSarif.ts'
import { scanFolder } from './scan.ts'
import { toProjectPath } from './search/paths.ts'

const usage = `Usage: lean-link-guard <folder> [options]

Fails when the output of a browser build holds a Lean secret. Give the folder that browsers fetch from, not server output.

  --format <format>    text (default); json: { "findings": [...], "warnings": [...] }; sarif: SARIF 2.1.0 for code scanning;
                       github: annotations for GitHub Actions, and the text
  --json               the same as --format json
  --warn               report, but exit with 0: for adoption only, it protects nothing
  --secret-env <name>  a variable whose value is a secret; repeatable; replaces LEAN_CLIENT_SECRET and LEAN_*SECRET*
  --options <file>     JSON with secretEnv, mode and allow: [{ "file", "rule", "reason" }]
  --help

Exit codes: 0 clean, 1 findings, 2 wrong usage or a folder that cannot be read.`

const formats = ['text', 'json', 'sarif', 'github'] as const
type Format = (typeof formats)[number]

interface Output {
  print(text: string): void
  printError(text: string): void
}

export function runCli(args: string[], { print, printError }: Output): 0 | 1 | 2 {
  const parsed = parse(args)
  if (parsed === null) {
    printError(usage)
    return 2
  }
  const { values, folder, format } = parsed
  if (values.help) {
    print(usage)
    return 0
  }
  try {
    const options = readOptions(values)
    const { findings, warnings } = scanFolder(folder, options)
    const isWarning = options.mode === 'warn'
    if (format !== 'json') for (const warning of warnings) printError(withGuardName(`warning: ${warning}`))
    if (format === 'json') print(JSON.stringify({ findings, warnings }, null, 2))
    if (format === 'sarif') print(JSON.stringify(toSarif(inProject(findings, folder)), null, 2))
    if (format === 'github' && findings.length > 0) print(toAnnotations(inProject(findings, folder), options.mode))
    if (findings.length === 0) {
      if (isForPeople(format)) print(withGuardName('nothing found.'))
      return 0
    }
    // Last, so that it is what a terminal or a log ends with.
    if (isForPeople(format)) (isWarning ? print : printError)(withGuardName(formatFindings(findings, options.mode)))
    else if (isWarning) printError(withGuardName('mode: warn - nothing was stopped. It protects nothing.'))
    return isWarning ? 0 : 1
  } catch (error) {
    printError(withGuardName(messageOf(error)))
    return 2
  }
}

/** A log of GitHub Actions is read too. */
const isForPeople = (format: Format) => format === 'text' || format === 'github'

/** Findings with paths that begin in the working folder, which is the repository for whoever shows them beside its files. */
function inProject(findings: readonly GuardFinding[], folder: string): GuardFinding[] {
  const output = toProjectPath(resolve(folder), process.cwd()) ?? folder
  return findings.map((finding) => {
    // Names of variables are found in the environment and in the project, not in the output.
    const isOutside = finding.rule === 'public_env_name' && !existsSync(join(folder, finding.file))
    return isOutside ? finding : { ...finding, file: posix.join(output, finding.file) }
  })
}

function parse(args: string[]) {
  try {
    const parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        json: { type: 'boolean' },
        warn: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        options: { type: 'string' },
        'secret-env': { type: 'string', multiple: true },
      },
    })
    const { values, positionals } = parsed
    const [folder = '', ...more] = positionals
    const format = formats.find((each) => each === (values.json ? 'json' : (values.format ?? 'text')))
    if (format === undefined) return null
    return (folder === '' || more.length > 0) && !values.help ? null : { values, folder, format }
  } catch {
    return null
  }
}

function readOptions(values: NonNullable<ReturnType<typeof parse>>['values']): GuardOptions {
  return {
    ...(values.options !== undefined && readOptionsFile(values.options)),
    ...(values['secret-env'] && { secretEnv: values['secret-env'] }),
    ...(values.warn && { mode: 'warn' as const }),
  }
}

function readOptionsFile(file: string): GuardOptions {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as GuardOptions
  } catch {
    // The parser's own message quotes the file.
    throw new GuardError(
      'The file of "--options" cannot be read as JSON, so nothing was checked. Give a file with secretEnv, mode and allow.',
    )
  }
}
