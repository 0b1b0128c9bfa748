import type { Subject } from '../subject.ts'

/** What is found by a person or a reference. */
export const LINK_KINDS = ['invitation', 'stop-link'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** Whom or what links and invitations are for: a person, or a record of the caller's. */
export type LinkOwner = { to: string } | { reference: string }

/** How many of a person's links were ended. */
export type EndedLinks = Record<'invitations' | 'stopLinks', number>

/** Ends every stop link and invitation that names a person, and deletes it (REC-3). */
export type EndLinks = (subject: Subject) => Promise<EndedLinks>
