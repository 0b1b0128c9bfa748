/** Where a command writes: its answer, and what went wrong. */
export interface Output {
  out: (line: string) => void
  error: (line: string) => void
}

/** A command of the command line; it throws a {@link UsageError} where it was not told what it needs. */
export interface Command {
  name: string
  usage: string
  about: string
  run: (args: string[], output: Output) => void
}

/** The person at the keyboard has to say something else; its message is all that is shown. */
export class UsageError extends Error {}
