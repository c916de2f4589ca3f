#!/usr/bin/env node
/** `lean-link-guard <folder>`: scans a build's output. Exit code 0: clean; 1: findings; 2: wrong usage, or nothing could be read. */
import { runCli } from './runCli.ts'

process.exitCode = runCli(process.argv.slice(2), {
  print: (text) => void process.stdout.write(`${text}\n`),
  printError: (text) => void process.stderr.write(`${text}\n`),
})
