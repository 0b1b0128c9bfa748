import { timingSafeEqual } from 'node:crypto'
import type { Reply } from '../../domain/core/events.ts'
import type { CodeOf } from '../core/code-of.ts'
import type { StoredRecord } from '../core/consent-store.ts'
import type { Subject } from '../core/subject.ts'

/** The single preferences-page code that a person has at a time. */
export const PREFERENCES = 'preferences'

/** The codes that confirm a sign-up: their attempts are counted together until a new text may be sent. */
export const SIGN_UP = 'sign_up'

/** A preferences-page code and the text that carries it; without a text there is no code to type. */
export interface Challenge {
  subject: Subject
  /** The id that the code is derived from. */
  id: string
  at: string
  until: string
  text: { reply: Reply; number: string; read: StoredRecord } | undefined
}

/** What is known about a code after an attempt was counted. */
export interface Tried {
  /** The id that the code is derived from; undefined if no code was sent. */
  challenge: string | undefined
  until: string
}

/** Counts code attempts; never stores a code itself. */
export interface CodeStore {
  /** Stores a challenge and owes its text, in one transaction; the record must still be the one that was read. */
  issue(challenge: Challenge): Promise<void>
  /** Resets the attempts of a code, since a new code may have been texted. */
  begin(subject: Subject, name: string, until: string): Promise<void>
  /** Counts an attempt in one atomic write; undefined when all are used up. */
  tryOnce(subject: Subject, name: string, limit: { most: number; until: string }): Promise<Tried | undefined>
  /** Consumes a challenge that was met: true only for the first caller. */
  take(subject: Subject, challenge: string): Promise<boolean>
}

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
