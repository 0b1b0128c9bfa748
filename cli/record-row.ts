import type { Ask } from './aws/functions.ts'
import type { Terminal } from './terminal.ts'

/** What the operator function is asked to record. */
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

/** Records one row and prints the result. */
export async function recordRow(
  operator: Ask,
  request: RecordRequest,
  { out }: Terminal,
  json: boolean | undefined,
): Promise<void> {
  const answer = await operator<RecordAnswer>({ action: 'record', ...request })
  out(json ? JSON.stringify(answer) : resultText(answer))
}

function resultText({ event }: RecordAnswer): string {
  return event ? `${event.type}  ${event.at}  event ${event.id}` : 'unchanged: already recorded'
}
