/** `lean-link-testing conformance` without a process of its own: one line for each check of a token endpoint. */
import { checkTokenEndpoint } from '../conformance.ts'
import { conformanceUsage, readConformanceArguments } from './conformanceArguments.ts'

interface ConformanceContext {
  print(text: string): void
  printError(text: string): void
  env: NodeJS.ProcessEnv
}

/** @returns the exit code: 0 where every check is ok, 1 where one fails, 2 for wrong usage */
export async function runConformance(
  args: readonly string[],
  { print, printError, env }: ConformanceContext,
): Promise<number> {
  const parsed = readConformanceArguments(args, env)
  const refuse = (problem: string) => printError(`lean-link-testing conformance: ${problem}\n\n${conformanceUsage}`)
  if (parsed === 'help') {
    print(conformanceUsage)
    return 0
  }
  if ('problem' in parsed) {
    refuse(parsed.problem)
    return 2
  }
  try {
    const findings = await checkTokenEndpoint(parsed)
    const width = Math.max(...findings.map(({ id }) => id.length))
    for (const { id, ok, detail } of findings) print(`${ok ? 'ok  ' : 'FAIL'}  ${id.padEnd(width)}  ${detail}`)
    const failed = findings.filter(({ ok }) => !ok).length
    print(failed === 0 ? `All ${findings.length} checks are ok.` : `${failed} of ${findings.length} checks failed.`)
    return failed === 0 ? 0 : 1
  } catch (error) {
    // What no endpoint can be the reason of: the options.
    if (!(error instanceof TypeError)) throw error
    refuse(error.message)
    return 2
  }
}
