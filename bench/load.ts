import { spawnSync } from 'node:child_process'
import { deployed, deployedEnvironment } from './rig/deployed.ts'
import { type Comparison, comparisonOf, inTurns, type Turns } from './rig/interleaved.ts'

const STARTS = 30

const SCRIPT = `
  const start = performance.now()
  require(process.argv[1])
  console.log(performance.now() - start)
`

/** The time of a start. */
export interface LoadBench {
  /** Within the process, until the handler is loaded. */
  inside: Comparison
  /** From before the process starts until it has ended. */
  outside: Comparison
}

/** Starts the gate's deployed bundle in new processes, in turns with a bare handler that has only the client. */
export async function benchLoad(): Promise<LoadBench> {
  const { bare, gate } = deployed()
  const starts = await inTurns(
    STARTS,
    async () => start(bare),
    async () => start(gate),
  )
  return {
    inside: comparisonOf(pick(starts, ({ inside }) => inside)),
    outside: comparisonOf(pick(starts, ({ outside }) => outside)),
  }
}

/** How long a start took. */
export interface Start {
  inside: number
  outside: number
}

function pick([first, measured, second]: Turns<Start>, duration: (start: Start) => number): Turns<number> {
  return [first.map(duration), measured.map(duration), second.map(duration)]
}

function start(bundle: string): Start {
  return startWith(bundle, deployed().folder)
}

/** Starts a bundle with the definitions of a folder. */
export function startWith(bundle: string, definitions: string): Start {
  const before = performance.now()
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', SCRIPT, bundle], {
    env: { ...deployedEnvironment('bench'), LAMBDA_TASK_ROOT: definitions },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return { inside: Number(stdout), outside: performance.now() - before }
}
