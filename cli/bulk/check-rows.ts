import { pMapIterable } from 'p-map'
import { type GateAnswer, gateAnswers } from '../../lambdas/contract/gate-answer.ts'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { type Ask, FunctionFailedError } from '../aws/functions.ts'

/** A row of a file: the number, and whether the row can be read. */
export interface AskedRow {
  to: string
  readable: boolean
}

/** A row with the gate's answer; undefined for a row that cannot be read. */
export interface AnsweredRow {
  to: string
  answer: GateAnswer | undefined
}

/** How the gate is asked about rows. */
export interface CheckOptions {
  gate: Ask
  /** The question about each number. */
  question: object
  /** Calls to make at the same time. */
  concurrency: number
  /** Waits after this many failures in a row. */
  pause: (failures: number) => Promise<void>
  /** Once aborted, calls in progress are still answered, and no more are made. */
  interrupted: AbortSignal
}

/** The gate accepts 10,000; a smaller batch leaves it time, and shows progress sooner. */
const MAX_ROWS = 1_000
/** A function that fails this often in a row does not recover by itself. */
const MAX_FAILURES = 4

/** Asks about any number of rows in bounded memory, and answers in their order. */
export function checkRows(
  rows: AsyncIterable<AskedRow>,
  checking: CheckOptions,
): AsyncIterable<AnsweredRow[]> {
  const ask = (batch: AskedRow[]) => answerTo(batch, checking)
  return pMapIterable(batchesOf(rows, checking.interrupted), ask, { concurrency: checking.concurrency })
}

async function* batchesOf(
  rows: AsyncIterable<AskedRow>,
  interrupted: AbortSignal,
): AsyncGenerator<AskedRow[]> {
  let batch: AskedRow[] = []
  for await (const row of rows) {
    if (interrupted.aborted) return
    if (batch.push(row) < MAX_ROWS) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

async function answerTo(batch: readonly AskedRow[], checking: CheckOptions): Promise<AnsweredRow[]> {
  const numbers = batch.filter(({ readable }) => readable).map(({ to }) => to)
  const answers = numbers.length > 0 ? await askUntilAnswered(numbers, checking) : []
  const inOrder = answers.values()
  return batch.map(({ to, readable }) => ({ to, answer: readable ? inOrder.next().value : undefined }))
}

/** A question changes nothing, so it may be repeated. */
async function askUntilAnswered(
  numbers: string[],
  { gate, question, pause }: CheckOptions,
): Promise<GateAnswer[]> {
  for (let failures = 1; ; failures++) {
    try {
      return readAnswers(await gate({ ...question, to: numbers }), numbers)
    } catch (error) {
      if (!(error instanceof FunctionFailedError) || failures === MAX_FAILURES) throw error
      await pause(failures)
    }
  }
}

function readAnswers(answer: unknown, numbers: readonly string[]): GateAnswer[] {
  const { success, data } = gateAnswers.safeParse(answer)
  if (
    success &&
    data.results.length === numbers.length &&
    data.results.every(({ to }, i) => to === numbers[i])
  )
    return data.results
  throw new UserFacingError(
    'The gate did not answer the question it was asked. Deploy the same version as this command line.',
  )
}
