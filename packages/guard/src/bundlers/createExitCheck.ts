/** The last look: when the build's process ends, everything that anybody wrote is there. Later than that nobody can be told. */
import type { BuildCheck } from '../createBuildCheck.ts'
import { withGuardName } from '../report/guardError.ts'

/** The part of `process` that it needs. */
export interface EndingProcess {
  exitCode?: number | string | null | undefined
  once(event: 'exit', listener: (code: number) => void): unknown
  getMaxListeners(): number
  setMaxListeners(count: number): unknown
  readonly stderr: { write(text: string): unknown }
}

export interface ExitCheck {
  /** `addOutput` runs when the process ends, unless it fails anyway; a later one for the same folder replaces an earlier one. */
  add(folder: string, check: BuildCheck, addOutput: () => void): void
}

/** A finding is then the last thing that the terminal shows, and the process fails by it. Mode 'warn' only prints. */
export function createExitCheck(ending: EndingProcess = process): ExitCheck {
  const waiting = new Map<string, { check: BuildCheck; addOutput: () => void }>()

  function listen() {
    // One more than Node expects: builds in a row are no leak.
    ending.setMaxListeners(ending.getMaxListeners() + 1)
    ending.once('exit', (code) => {
      // A build that failed before has been told why, and publishes nothing.
      if (code !== 0) return
      for (const { check, addOutput } of waiting.values()) {
        addOutput()
        const { error, warnings } = check.finish()
        writeWarnings(ending, warnings)
        if (error === undefined) continue
        ending.stderr.write(`${withGuardName(error)}\n`)
        ending.exitCode = 1
      }
    })
  }

  return {
    add(folder, check, addOutput) {
      if (waiting.size === 0) listen()
      waiting.set(folder, { check, addOutput })
    },
  }
}

export function writeWarnings({ stderr }: Pick<EndingProcess, 'stderr'>, warnings: readonly string[]): void {
  for (const text of warnings) stderr.write(`${withGuardName(`warning: ${text}`)}\n`)
}
