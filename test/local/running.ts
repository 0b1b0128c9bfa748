import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

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

/** Starts `local/start.ts` on a free port and waits until it is ready; few tests need every function loaded by then. */
export async function startAssent(
  environment: Record<string, string>,
  args: string[] = [],
  { cold = true } = {},
): Promise<Running> {
  const { child, output } = launch({ PORT: '0', ...environment }, [...(cold ? ['--cold'] : []), ...args])
  const exited = once(child, 'close').then(([code]) => code as number | null)
  return {
    ...(await untilReady(child, output)),
    output,
    exited,
    end: async (signal) => {
      child.kill(signal)
      return exited
    },
  }
}

/** Starts `local/start.ts` as {@link startAssent} does, so that it outlives this process; it prints to a file. */
export async function startAssentApart(
  file: string,
  environment: Record<string, string>,
  assembly: string,
): Promise<Pick<Running, 'origin' | 'tableName'> & { pid: number }> {
  const output = openSync(file, 'w')
  const args = ['--cold', '--assembly', assembly]
  const child = spawnAssent({ PORT: '0', ...environment }, args, ['ignore', output, output])
  closeSync(output)
  child.unref()
  return { ...(await untilReady(child, () => readFileSync(file, 'utf8'))), pid: Number(child.pid) }
}

/** Runs `local/start.ts`, which is expected to fail, and returns what it printed. */
export async function runToFailure(environment: Record<string, string>, args: string[] = []) {
  const { child, output } = launch(environment, args)
  const [code] = await once(child, 'close')
  return { code, output: output() }
}

function launch(environment: Record<string, string>, args: string[]) {
  const child = spawnAssent(environment, args, ['ignore', 'pipe', 'pipe'])
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  }
  return { child, output: () => printed }
}

function spawnAssent(environment: Record<string, string>, args: string[], stdio: StdioOptions): ChildProcess {
  const { AWS_ENDPOINT_URL_DYNAMODB: _, ...inherited } = process.env
  const env = { ...inherited, ...environment }
  return spawn(process.execPath, [join(ROOT, 'local', 'start.ts'), ...args], { env, stdio })
}

async function untilReady(
  child: ChildProcess,
  output: () => string,
): Promise<Pick<Running, 'origin' | 'tableName'>> {
  for (;;) {
    const [origin] = /http:\/\/localhost:\d+/.exec(output()) ?? []
    if (origin) return { origin, tableName: /The table is (\S+)\./.exec(output())?.[1] ?? '' }
    if (child.exitCode !== null) throw new Error(`The local run ended: ${output()}`)
    await pause(20)
  }
}
