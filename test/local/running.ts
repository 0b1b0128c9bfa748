import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')

/** A local run in its own process. */
export interface Running {
  origin: string
  tableName: string
  /** Everything it has printed so far. */
  output(): string
  /** Its exit code once it has ended, null if a signal killed it. */
  exited: Promise<number | null>
  /** Ends it with this signal and returns its exit code, null if the signal killed it. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

/** Starts `local/start.ts` on a free port and waits until it is ready; no test needs every function loaded by then. */
export async function startAssent(
  environment: Record<string, string>,
  args: string[] = [],
): Promise<Running> {
  const { child, output } = launch({ PORT: '0', ...environment }, ['--cold', ...args])
  const exited = once(child, 'close').then(([code]) => code as number | null)
  const origin = await waitForOutput(child, output, /http:\/\/localhost:\d+/)
  return {
    origin,
    tableName: /The table is (\S+)\./.exec(output())?.[1] ?? '',
    output,
    exited,
    end: async (signal) => {
      child.kill(signal)
      return exited
    },
  }
}

/** Runs `local/start.ts`, which is expected to fail, and returns what it printed. */
export async function runToFailure(environment: Record<string, string>, args: string[] = []) {
  const { child, output } = launch(environment, args)
  const [code] = await once(child, 'close')
  return { code, output: output() }
}

function launch(environment: Record<string, string>, args: string[]) {
  const { AWS_ENDPOINT_URL_DYNAMODB: _, ...inherited } = process.env
  const child = spawn(process.execPath, [join(ROOT, 'local', 'start.ts'), ...args], {
    env: { ...inherited, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  }
  return { child, output: () => printed }
}

async function waitForOutput(child: ChildProcess, output: () => string, expected: RegExp): Promise<string> {
  while (!expected.test(output())) {
    if (child.exitCode !== null) throw new Error(`The local run ended: ${output()}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return expected.exec(output())?.[0] ?? ''
}
