import type { Subject } from './subject.ts'

/**
 * The six digits that prove a phone: always the same for one person and one id, and nobody's guess, since they are made
 * under a key that never leaves its keeper (IN-4, OUT-8).
 */
export type CodeOf = (subject: Subject, id: string) => Promise<string>
