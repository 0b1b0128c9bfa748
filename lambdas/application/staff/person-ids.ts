import type { Subject } from '../core/subject.ts'

/** Encrypted names of people for the console's addresses, which never hold a number (REC-7). */
export interface PersonIds {
  idOf(subject: Subject): Promise<string>
  /** The number; undefined for an id of another tenant or deployment. */
  numberOf(tenant: string, id: string): Promise<string | undefined>
}
