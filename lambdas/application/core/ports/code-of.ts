import type { Subject } from '../subject.ts'

/**
 * The six digits that prove a phone: always the same for one person and id. Nobody can guess them, because they are
 * derived with a key that never leaves AWS KMS (IN-4, OUT-8).
 */
export type CodeOf = (subject: Subject, id: string) => Promise<string>
