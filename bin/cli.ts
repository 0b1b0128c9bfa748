#!/usr/bin/env node
import { createInterface } from 'node:readline/promises'
import { runCli } from '../cli/run.ts'

const interruption = new AbortController()
// Only once: a second Ctrl-C ends the process immediately.
process.once('SIGINT', () => interruption.abort())
// The reader of a pipe may stop early, as `head` does.
process.stdout.on('error', () => process.exit())

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await lines.question(question, { signal: interruption.signal })
  } catch {
    // Ctrl-C, or the end of the input, is no answer.
    return ''
  } finally {
    lines.close()
  }
}

process.exitCode = await runCli(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  error: (line) => process.stderr.write(`${line}\n`),
  screen: process.stderr.isTTY ? process.stderr : undefined,
  ask: process.stdin.isTTY && process.stderr.isTTY ? ask : undefined,
  interrupted: interruption.signal,
})
