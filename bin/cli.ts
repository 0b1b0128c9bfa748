#!/usr/bin/env node
import { runCli } from '../cli/run.ts'

const interruption = new AbortController()
// Only once: a second Ctrl-C ends the process immediately.
process.once('SIGINT', () => interruption.abort())
// The reader of a pipe may stop early, as `head` does.
process.stdout.on('error', () => process.exit())

process.exitCode = await runCli(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  error: (line) => process.stderr.write(`${line}\n`),
  screen: process.stderr.isTTY ? process.stderr : undefined,
  interrupted: interruption.signal,
})
