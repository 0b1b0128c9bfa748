import { timingSafeEqual } from 'node:crypto'
import type { Reply } from '../../domain/core/events.ts'
import type { CodeOf } from '../core/ports/code-of.ts'
import type { StoredRecord } from '../core/ports/consent-store.ts'
import type { Subject } from '../core/subject.ts'

/** A preferences-page code and the text that carries it; without a text there is no code to type. */
export interface Challenge {
  subject: Subject
  /** The id that the code is derived from; only the page that asked holds it. */
  id: string
  at: string
  until: string
  /** The record as it was read, which must still be the same. */
  read: StoredRecord | undefined
  text: { reply: Reply; number: string; life: string } | undefined
}

/** What is known about a challenge after an attempt was counted. */
export interface Tried {
  /** The ids that codes were sent for; empty if none was sent. */
  sent: readonly string[]
  until: string
}

/**
 * Counts the attempts of each challenge, which belongs to the one page that asked, so that no one else can use them up;
 * never stores a code itself.
 */
export interface CodeStore {
  /** Stores a challenge and owes its text, in one transaction; without a text it writes as much. */
  issue(challenge: Challenge): Promise<void>
  /** Opens the attempts of a form, once, for the sign-ups whose codes it may be answered with. */
  begin(subject: Subject, id: string, opened: { until: string; sent: readonly string[] }): Promise<void>
  /** Counts an attempt in one atomic write; undefined when all are used up. */
  tryOnce(subject: Subject, id: string, limit: { most: number; until: string }): Promise<Tried | undefined>
  /** Consumes a challenge that was met: true only for the first caller. */
  take(subject: Subject, id: string): Promise<boolean>
}

/** The most challenges that one page holds: its own, and those that the same browser asked for before. */
export const MAX_CHALLENGES = 3

/** Dependencies of proving a phone by a code. */
export interface ProvingDeps {
  codes: CodeStore
  codeOf: CodeOf
}

/** Whether the typed text is the code; the comparison takes constant time. */
export async function isCode(codeOf: CodeOf, subject: Subject, id: string, typed: string): Promise<boolean> {
  const code = Buffer.from(await codeOf(subject, id))
  const digits = Buffer.from(typed.replace(/[\s-]/g, ''))
  return digits.length === code.length && timingSafeEqual(digits, code)
}
