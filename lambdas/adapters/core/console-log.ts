import type { Log, LogEntry } from '../../application/core/log.ts'

/** Events that the dashboard counts; every other event needs attention. */
const ROUTINE: ReadonlySet<LogEntry['event']> = new Set(['decided', 'sent', 'delivery', 'published'])

/** Logs entries to the console, which Lambda writes as JSON lines. */
export const consoleLog: Log = (entry) => {
  // biome-ignore lint/suspicious/noConsole: the console is where Lambda takes log lines from
  if (ROUTINE.has(entry.event)) console.info(entry)
  // biome-ignore lint/suspicious/noConsole: the console is where Lambda takes log lines from
  else console.warn(entry)
}
