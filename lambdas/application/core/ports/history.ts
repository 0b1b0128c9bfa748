import type { Stops } from '../../../domain/core/record/record.ts'
import type { Subject } from '../subject.ts'

/** What remains of a person's earlier record generations. */
export interface History {
  /** The stops of the record generations before this one, or of all if none is given (IN-10). */
  stops(subject: Subject, life: string | undefined): Promise<Stops>
}

/** Raised when a function that never grants consent is asked to decide a grant. */
export class GrantsNothingError extends Error {
  override name = 'GrantsNothingError'
}

/** For functions that never grant consent: they need no history and have no permission to read it. */
export const grantsNothing: History = {
  stops: async () => {
    throw new GrantsNothingError('this function grants no consent')
  },
}
