/** Where a command writes, and the signal that tells it to stop early. */
export interface Terminal {
  out: (line: string) => void
  error: (line: string) => void
  /** Where progress is drawn; undefined when standard error is not a terminal. */
  screen?: NodeJS.WriteStream | undefined
  /** Asks the user; undefined when there is no user, as in a script. */
  ask?: ((question: string) => Promise<string>) | undefined
  /** Aborted when the user presses Ctrl-C. */
  interrupted: AbortSignal
}

/** The terminal of one run, and the exit code of that run. */
export interface Session extends Terminal {
  exitCode: number
}

/** The exit codes: done; refused, failed or not everything accepted; wrong usage; interrupted by Ctrl-C. */
export const EXIT = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const

/** The command line is incomplete or contradicts itself; the message says what to type. */
export class UsageError extends Error {}
