import { when } from './options/time.ts'
import type { Terminal } from './terminal/terminal.ts'

/** Prints an answer: as one line of JSON, or in lines for people. */
export function show<Answer>(
  { out }: Pick<Terminal, 'out'>,
  json: boolean | undefined,
  answer: Answer,
  linesOf: (answer: Answer) => string[],
): void {
  for (const line of json ? [JSON.stringify(answer)] : linesOf(answer)) out(line)
}

/** What an operation recorded, as far as it is shown. */
export interface EventAnswer {
  event: { id: string; type: string; at: string } | null
}

/** What was recorded, in one line. */
export function eventLine({ event }: EventAnswer): string {
  return event ? `${event.type}  ${when(event.at)}  event ${event.id}` : 'unchanged: already recorded'
}

/** A name and its value, in columns. */
export function labeled(label: string, value: string): string {
  return `${label.padEnd(20)}  ${value}`
}
