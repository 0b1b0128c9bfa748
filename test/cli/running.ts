import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { runCli } from '../../cli/run.ts'
import type { Service } from '../../local/http/message.ts'
import { openOrigin } from '../../local/http/server.ts'
import type { Functions } from '../../local/runtime/functions/functions.ts'
import { lambdaApi } from '../../local/runtime/functions/lambda-api.ts'
import type { StackFunction } from '../../local/template/functions.ts'
import { givenVariable } from '../environment.ts'

/** Answers in place of a function; what it throws is a failure of the function. */
export type Handler = (request: never) => unknown

/** Serves these functions, and other services before them, for the length of one test. */
export async function givenFunctions(
  handlers: Record<string, Handler>,
  ...before: Service[]
): Promise<string> {
  const origin = await openOrigin(0)
  origin.serve([...before, lambdaApi(functionsOver(handlers))], () => {})
  givenVariable('AWS_ENDPOINT_URL', origin.url)
  onTestFinished(() => origin.close())
  return origin.url
}

function functionsOver(handlers: Record<string, Handler>): Functions {
  const names = Object.keys(handlers)
  return {
    byName: new Map(names.map((name) => [name, { name, qualifiers: ['v1'] } as StackFunction])),
    invoke: async (name, payload) => {
      try {
        return { payload: JSON.stringify(await handlers[name]?.(JSON.parse(payload) as never)) }
      } catch (error) {
        return {
          functionError: 'Unhandled',
          payload: JSON.stringify({ errorType: 'Error', errorMessage: String(error) }),
        }
      }
    },
    warm: async () => {},
    stop: async () => {},
  }
}

/** The output and the exit code of a command. */
export interface Ran {
  code: number
  lines: string[]
  errors: string[]
}

/** Runs a command line in this process. */
export function run(...args: string[]): Promise<Ran> {
  return runUntil(new AbortController().signal, ...args)
}

/** Runs a command line in this process until it ends or is interrupted. */
export function runUntil(interrupted: AbortSignal, ...args: string[]): Promise<Ran> {
  return runOn(undefined, interrupted, ...args)
}

/** Runs a command line in this process, with progress on a screen. */
export async function runOn(
  screen: NodeJS.WriteStream | undefined,
  interrupted: AbortSignal,
  ...args: string[]
): Promise<Ran> {
  const lines: string[] = []
  const errors: string[] = []
  const code = await runCli(args, {
    out: (line) => lines.push(line),
    error: (line) => errors.push(line),
    screen,
    interrupted,
  })
  return { code, lines, errors }
}

/** A new folder for the length of one test, and functions to write and read files in it. */
export function givenFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'assent-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = (name: string) => join(folder, name)
  return {
    path,
    write: (name: string, text: string | Buffer) => {
      writeFileSync(path(name), text)
      return path(name)
    },
    read: (name: string) => readFileSync(path(name), 'utf8'),
  }
}
