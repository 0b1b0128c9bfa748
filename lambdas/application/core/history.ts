import type { Stops } from '../../domain/core/record.ts'
import type { Subject } from './subject.ts'

/** What is left of somebody's earlier record generations. */
export interface History {
  /** The stops of record generations before this one, or of all where none is given (IN-10). */
  stops(subject: Subject, life: string | undefined): Promise<Stops>
}

/** Raised where a function that grants nothing was asked to weigh a grant. */
export class GrantsNothingError extends Error {
  override name = 'GrantsNothingError'
}

/** The history of functions that never grant anything: they need none, and may not look. */
export const grantsNothing: History = {
  stops: async () => {
    throw new GrantsNothingError('this function grants nothing')
  },
}
