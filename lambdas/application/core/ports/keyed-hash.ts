import type { Subject } from '../subject.ts'

/**
 * Hashes a subject, in hexadecimal, with a key that never leaves AWS KMS, so that nobody can find the number by trying
 * all of them (REC-4).
 */
export type KeyedHash = (subject: Subject) => Promise<string>
