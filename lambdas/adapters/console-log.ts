import type { Log } from '../application/log.ts'

/** Writes entries where Lambda makes them JSON lines. */
export const consoleLog: Log = (entry) => {
  // biome-ignore lint/suspicious/noConsole: the console is where Lambda takes log lines from
  console.warn(entry)
}
