import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')

/** A local run in a process of its own. */
export interface Running {
  origin: string
  tableName: string
  /** Everything it said so far. */
  said(): string
  /** Its exit code once it has ended, null where a signal ended it. */
  exited: Promise<number | null>
  /** Ends it with this signal and answers its exit code, null where the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

/** Starts `local/start.ts` on a free port and waits until it is ready. */
export async function startAssent(
  environment: Record<string, string>,
  args: string[] = [],
): Promise<Running> {
  const { child, said } = launch({ PORT: '0', ...environment }, args)
  const exited = once(child, 'close').then(([code]) => code as number | null)
  const origin = await spoken(child, said, /http:\/\/localhost:\d+/)
  return {
    origin,
    tableName: /The table is (\S+)\./.exec(said())?.[1] ?? '',
    said,
    exited,
    end: async (signal) => {
      child.kill(signal)
      return exited
    },
  }
}

/** Runs `local/start.ts` where it is expected to refuse, and answers what it said. */
export async function refusal(environment: Record<string, string>, args: string[] = []) {
  const { child, said } = launch(environment, args)
  const [code] = await once(child, 'close')
  return { code, said: said() }
}

function launch(environment: Record<string, string>, args: string[]) {
  const { AWS_ENDPOINT_URL_DYNAMODB: _, ...inherited } = process.env
  const child = spawn(process.execPath, [join(ROOT, 'local', 'start.ts'), ...args], {
    env: { ...inherited, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  return { child, said: () => output }
}

async function spoken(child: ChildProcess, said: () => string, awaited: RegExp): Promise<string> {
  while (!awaited.test(said())) {
    if (child.exitCode !== null) throw new Error(`It ended: ${said()}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return awaited.exec(said())?.[0] ?? ''
}
