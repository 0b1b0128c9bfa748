import { type EventAnswer, eventLine, show } from './answer.ts'
import type { Ask } from './aws/functions.ts'
import type { Terminal } from './terminal/terminal.ts'

/** What the operator function is asked to record. */
export interface RecordRequest {
  tenant: string
  by: string
  row: unknown
  /** Whether the person is sent the confirmation of an opt-in (IN-9). */
  confirm: boolean
}

/** Records one row and prints the result. */
export async function recordRow(
  operator: Ask,
  request: RecordRequest,
  terminal: Terminal,
  json: boolean | undefined,
): Promise<void> {
  const answer = await operator<EventAnswer>({ action: 'record', ...request })
  show(terminal, json, answer, (given) => [eventLine(given)])
}
