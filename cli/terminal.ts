/** Where a command writes, and what tells it to end early. */
export interface Terminal {
  out: (line: string) => void
  error: (line: string) => void
  /** Where progress is drawn; undefined where nobody is watching. */
  screen?: NodeJS.WriteStream | undefined
  /** Aborted when the person at the keyboard presses Ctrl-C. */
  interrupted: AbortSignal
}

/** A command of the command line; it throws a {@link UsageError} where it was not told what it needs. */
export interface Command {
  name: string
  usage: string
  about: string
  /** Answers the exit code. */
  run: (args: string[], terminal: Terminal) => Promise<number>
}

/** The exit codes: done; done, but not all is well; not understood; ended by Ctrl-C. */
export const EXIT = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const

/** The person at the keyboard has to say something else; its message is all that is shown. */
export class UsageError extends Error {}
