/**
 * Messages counted in one time slot: `[end, count]`, the end in epoch seconds. If the promised number is small, a slot is
 * one second, so the window is exact; if it is large, messages share longer slots, and the window is rounded up rather
 * than down.
 */
export type Slot = [end: number, count: number]

/** The messages that one tenant sent to one person: counters stored beside the record, outside what the ledger folds to. */
export interface SendHistory {
  /** When replies were sent in the last hour, by originator; stop confirmations are counted separately (REPLY-1). */
  replies: Record<string, string[]>
  stopConfirmations: Record<string, string[]>
  /** Grants whose confirming text was not sent, or may not have been (GATE-11). */
  unconfirmed: string[]
  /** Grants that a later message of the sending gate confirmed (GATE-11). */
  confirmed: string[]
  /** What the sending gate sent, by program, for the period of the program's promise (GATE-8). */
  messages: Record<string, Slot[]>
  /** Promotional messages of the last 24 hours, of all programs (GATE-8). */
  promotional: Slot[]
  /** When a message of the program last carried opt-out words and the help contact (GATE-11). */
  carried: Record<string, Carried>
  /** The date of the last stop whose confirmation was sent with the question which programs to keep (OUT-6). */
  question: string | null
}

/** When opt-out words and the help contact were last carried, in epoch seconds; 0: never. */
export type Carried = [optOut: number, help: number]

/** No messages sent. */
export const emptySendHistory: SendHistory = {
  replies: {},
  stopConfirmations: {},
  unconfirmed: [],
  confirmed: [],
  messages: {},
  promotional: [],
  carried: {},
  question: null,
}
