#!/usr/bin/env node
import { runCli } from '../cli/run.ts'

const interruption = new AbortController()
// Once: a second Ctrl-C ends the process as it would any other.
process.once('SIGINT', () => interruption.abort())
// Whoever reads along may stop reading, as `head` does.
process.stdout.on('error', () => process.exit())

process.exitCode = await runCli(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  error: (line) => process.stderr.write(`${line}\n`),
  screen: process.stderr.isTTY ? process.stderr : undefined,
  interrupted: interruption.signal,
})
