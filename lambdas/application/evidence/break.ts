import type { LedgerBreak } from '../../domain/core/vocabulary.ts'

/** The first problem found. */
export interface Break {
  /** Sequence number of the event that it concerns; null when it is about the record or an item of no single event. */
  seq: number | null
  what: LedgerBreak
}
