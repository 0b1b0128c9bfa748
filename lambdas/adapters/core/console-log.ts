import type { Log, LogEntry } from '../../application/core/log.ts'

/** What is counted for the dashboard; everything else is something to look at. */
const ROUTINE: ReadonlySet<LogEntry['event']> = new Set(['decided', 'sent', 'delivery', 'published'])

/** Writes entries where Lambda makes them JSON lines. */
export const consoleLog: Log = (entry) => {
  // biome-ignore lint/suspicious/noConsole: the console is where Lambda takes log lines from
  if (ROUTINE.has(entry.event)) console.info(entry)
  // biome-ignore lint/suspicious/noConsole: the console is where Lambda takes log lines from
  else console.warn(entry)
}
