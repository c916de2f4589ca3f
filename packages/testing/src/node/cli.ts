#!/usr/bin/env node
/**
 * `lean-link-testing [options] -- <command>`: a simulator for as long as the command runs, with its settings in the command's environment.
 * `lean-link-testing conformance`: whether a token endpoint is safe. After `--` it is the name of a command like any other.
 */
import { spawn } from 'node:child_process'
import { runConformance } from './runConformance.ts'
import { runLauncher } from './runLauncher.ts'

const output = {
  print: (text: string) => void process.stdout.write(`${text}\n`),
  printError: (text: string) => void process.stderr.write(`${text}\n`),
}

const [first, ...rest] = process.argv.slice(2)
process.exitCode =
  first === 'conformance'
    ? await runConformance(rest, { ...output, env: process.env })
    : await runLauncher(process.argv.slice(2), {
        ...output,
        // On Windows, npm's commands are scripts of a shell.
        start: (command, args, env) =>
          spawn(command, args, { env, stdio: 'inherit', shell: process.platform === 'win32' }),
        onSignal: (handle) => {
          for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => handle(signal))
        },
      })
