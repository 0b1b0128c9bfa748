/**
 * So many messages, counted until their slot is out of sight: `[end, count]`, the end in epoch seconds. A slot is a
 * second where a promise is small, so that its window is exact; where it is large some are counted together, and
 * rather too long than too short.
 */
export type Slot = [end: number, count: number]

/** What was sent to one person by one tenant: counters beside the record, outside what the ledger folds to. */
export interface SendHistory {
  /** When replies left in the last hour, by originator; stop confirmations are counted apart (REPLY-1). */
  replies: Record<string, string[]>
  stopConfirmations: Record<string, string[]>
  /** Grants whose confirming text did not leave, or may not have (GATE-11). */
  unconfirmed: string[]
  /** Grants whose confirmation a message of the sending gate carried since (GATE-11). */
  confirmed: string[]
  /** What the sending gate sent, by program, for as long as the program's promise looks back (GATE-8). */
  messages: Record<string, Slot[]>
  /** Promotional messages of the last 24 hours, whatever program they were of (GATE-8). */
  promotional: Slot[]
  /** When a message of the program last carried opt-out words and the help contact (GATE-11). */
  carried: Record<string, Carried>
}

/** When opt-out words and the help contact were last carried, in epoch seconds; 0: never. */
export type Carried = [optOut: number, help: number]

/** Nothing was sent. */
export const emptySendHistory: SendHistory = {
  replies: {},
  stopConfirmations: {},
  unconfirmed: [],
  confirmed: [],
  messages: {},
  promotional: [],
  carried: {},
}
