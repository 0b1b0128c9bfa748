import { timingSafeEqual } from 'node:crypto'
import type { Reply } from '../../domain/core/events.ts'
import type { CodeOf } from '../core/code-of.ts'
import type { StoredRecord } from '../core/consent-store.ts'
import type { Subject } from '../core/subject.ts'

/** The one code of the preferences page that a person has at a time. */
export const PREFERENCES = 'preferences'

/** The codes by which a sign-up is proved: their tries are counted together, until a new text may leave. */
export const SIGN_UP = 'sign_up'

/** A code of the preferences page, and the text that carries it; without a text there is no code to type. */
export interface Challenge {
  subject: Subject
  /** What the code is made of. */
  id: string
  at: string
  until: string
  text: { reply: Reply; number: string; read: StoredRecord } | undefined
}

/** What is known of a code once a try was counted. */
export interface Tried {
  /** What the code is made of; undefined where none was sent. */
  challenge: string | undefined
  until: string
}

/** Where tries of codes are counted; never a code itself. */
export interface CodeStore {
  /** Keeps a challenge and owes its text, in one transaction; the record must still be the one read. */
  issue(challenge: Challenge): Promise<void>
  /** Begins to count the tries of a code anew, since a new one may have been texted. */
  begin(subject: Subject, name: string, until: string): Promise<void>
  /** Counts a try, in one atomic write; undefined where all are used up. */
  tryOnce(subject: Subject, name: string, limit: { most: number; until: string }): Promise<Tried | undefined>
  /** Takes a challenge that was met: true for the one who met it first. */
  take(subject: Subject, challenge: string): Promise<boolean>
}

/** What proving a phone by a code needs. */
export interface ProvingDeps {
  codes: CodeStore
  codeOf: CodeOf
}

/** Whether what was typed is the code; how long it takes to tell says nothing. */
export async function isCode(codeOf: CodeOf, subject: Subject, id: string, typed: string): Promise<boolean> {
  const code = Buffer.from(await codeOf(subject, id))
  const digits = Buffer.from(typed.replace(/[\s-]/g, ''))
  return digits.length === code.length && timingSafeEqual(digits, code)
}
