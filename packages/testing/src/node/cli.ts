#!/usr/bin/env node
/** `lean-link-testing [options] -- <command>`: a simulator for as long as the command runs, with its settings in the command's environment. */
import { spawn } from 'node:child_process'
import { runLauncher } from './runLauncher.ts'

process.exitCode = await runLauncher(process.argv.slice(2), {
  print: (text) => void process.stdout.write(`${text}\n`),
  printError: (text) => void process.stderr.write(`${text}\n`),
  // On Windows, npm's commands are scripts of a shell.
  start: (command, args, env) => spawn(command, args, { env, stdio: 'inherit', shell: process.platform === 'win32' }),
  onSignal: (handle) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => handle(signal))
  },
})
