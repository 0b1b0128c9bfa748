import type { Subject } from './subject.ts'

/**
 * Hashes whose record it was, in hexadecimal, under a key that never leaves its keeper: nobody can try all numbers until
 * one fits (REC-4).
 */
export type KeyedHash = (subject: Subject) => Promise<string>
