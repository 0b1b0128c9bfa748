import { pMapIterable } from 'p-map'
import { type GateAnswer, gateAnswers } from '../../lambdas/contract/gate-answer.ts'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { type Ask, FunctionFailedError } from '../functions.ts'

/** A row of a file: whom it is about; nobody, where the row cannot be read. */
export interface AskedRow {
  to: string
  readable: boolean
}

/** A row with the gate's answer. */
export interface AnsweredRow {
  to: string
  answer: GateAnswer | undefined
}

/** How rows are asked about. */
export interface CheckOptions {
  gate: Ask
  /** What is asked of each number. */
  question: object
  /** Calls under way at once. */
  concurrency: number
  /** Waits after so many failures in a row. */
  pause: (failures: number) => Promise<void>
  /** Aborted: what is under way is still answered, and nothing more is asked. */
  interrupted: AbortSignal
}

/** The gate takes 10,000; fewer give it time, and show how far it has come. */
const MAX_ROWS = 1_000
/** A function that fails so often in a row does not recover by itself. */
const MAX_FAILURES = 4

/** Asks about rows of any number in bounded memory, and answers in their order. */
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

/** A question changes nothing, so that it may be asked again. */
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

function readAnswers(answered: unknown, numbers: readonly string[]): GateAnswer[] {
  const { success, data } = gateAnswers.safeParse(answered)
  if (
    success &&
    data.results.length === numbers.length &&
    data.results.every(({ to }, i) => to === numbers[i])
  )
    return data.results
  throw new UserFacingError(
    'The gate answered something else than it was asked: deploy the same version as this.',
  )
}
