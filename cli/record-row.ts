import { EXIT, type Terminal } from './command.ts'
import type { Ask } from './functions.ts'

/** What the operator is asked to record. */
export interface RecordRequest {
  tenant: string
  by: string
  row: unknown
  /** Whether the person is sent the confirmation of an opt-in (IN-9). */
  confirm: boolean
}

interface RecordAnswer {
  event: { id: string; type: string; at: string } | null
}

/** Records one row and says what became of it. */
export async function recordRow(
  operator: Ask,
  request: RecordRequest,
  { out }: Terminal,
  json: boolean,
): Promise<number> {
  const answer = await operator<RecordAnswer>({ action: 'record', ...request })
  out(json ? JSON.stringify(answer) : inWords(answer))
  return EXIT.done
}

function inWords({ event }: RecordAnswer): string {
  return event ? `${event.type}  ${event.at}  event ${event.id}` : 'unchanged: it was recorded before'
}
