/** The command line without a process: arguments in, text and an exit code out. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { formatFindings } from './report/formatFindings.ts'
import { GuardError, messageOf, withGuardName } from './report/guardError.ts'
import type { GuardOptions } from './guardOptions.ts'
import { scanFolder } from './scan.ts'

const usage = `Usage: lean-link-guard <folder> [options]

Fails when the output of a browser build holds a Lean secret. Give the folder that browsers fetch from, not server output.

  --json               print { "findings": [...], "warnings": [...] }
  --warn               report, but exit with 0: for adoption only, it protects nothing
  --secret-env <name>  a variable whose value is a secret; repeatable; replaces LEAN_CLIENT_SECRET and LEAN_*SECRET*
  --options <file>     JSON with secretEnv, mode and allow: [{ "file", "rule", "reason" }]
  --help

Exit codes: 0 clean, 1 findings, 2 wrong usage or a folder that cannot be read.`

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
  const { values, folder } = parsed
  if (values.help) {
    print(usage)
    return 0
  }
  try {
    const options = readOptions(values)
    const { findings, warnings } = scanFolder(folder, options)
    if (values.json) print(JSON.stringify({ findings, warnings }, null, 2))
    else for (const warning of warnings) printError(withGuardName(`warning: ${warning}`))
    if (findings.length === 0) {
      if (!values.json) print(withGuardName('nothing found.'))
      return 0
    }
    const text = formatFindings(findings, options.mode)
    if (!values.json) (options.mode === 'warn' ? print : printError)(withGuardName(text))
    else if (options.mode === 'warn')
      printError(withGuardName('mode: warn - nothing was stopped. It protects nothing.'))
    return options.mode === 'warn' ? 0 : 1
  } catch (error) {
    printError(withGuardName(messageOf(error)))
    return 2
  }
}

function parse(args: string[]) {
  try {
    const parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        warn: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        options: { type: 'string' },
        'secret-env': { type: 'string', multiple: true },
      },
    })
    const { values, positionals } = parsed
    const [folder = '', ...more] = positionals
    return (folder === '' || more.length > 0) && !values.help ? null : { values, folder }
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
