import type { InvitedBy } from '../../domain/core/evidence.ts'
import type { InvitationInMessage } from '../../domain/core/invitation.ts'
import type { InviteChannel, PageLanguage } from '../../domain/core/vocabulary.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { LinkOwner } from '../core/ports/links.ts'
import type { StoredText } from '../core/ports/text-store.ts'

/** An invitation: an item of its own that expires. It alone grants nothing. */
export interface Invitation {
  tenant: string
  program: string
  channel: InviteChannel
  language: PageLanguage
  /** The short code after the word to text; null for an email. */
  code: string | null
  email: string | null
  /** The person it is for, if it was made for one. */
  to: string | null
  /** A record of the caller's. */
  reference: string | null
  by: string
  at: string
  expiresAt: string
  /** The words with which a text is asked for; an email leads to the form, which has its own. */
  shown?: StoredText
}

/** An open invitation, by a name that does not allow using it. */
export type OpenInvitation = { invitation: string } & Omit<Invitation, 'tenant' | 'shown'>

/** Stores invitations under the hash of an id that only the link carries. */
export interface InvitationStore {
  /** Stores an invitation; false if its code belongs to another that is not over. */
  keep(id: string, invitation: Invitation): Promise<boolean>
  /** Removes an invitation that was not sent. */
  discard(id: string): Promise<void>
  /** An invitation that can be used; undefined if it is used, expired or unknown. */
  read(id: string, now: string): Promise<Pick<Invitation, 'tenant' | 'program'> | undefined>
  /** An invitation that can be used, by its short code. */
  byCode(tenant: string, code: string, now: string): Promise<InvitationInMessage | undefined>
  /** Uses an invitation up, once: only the first caller gets it. A rehearsal writes as much and leaves it usable. */
  take(id: string, tenant: string, now: string, rehearsal: boolean): Promise<InvitedBy | undefined>
  /** The invitations of a person, or for a reference, that can be used; the newest first. */
  open(tenant: string, owner: LinkOwner, now: string): Promise<OpenInvitation[]>
  /** A name for the invitation that does not allow using it. */
  nameOf(id: string): string
}

/** The program that an invitation is for, if it is one of this tenant and can be used. */
export async function invitedTo(
  { invitations, clock }: { invitations: Pick<InvitationStore, 'read'>; clock: Clock },
  tenant: string,
  id: string,
): Promise<string | undefined> {
  const found = await invitations.read(id, clock())
  return found?.tenant === tenant ? found.program : undefined
}

/** The open invitations of a person, or for a reference. */
export async function openInvitations(
  { invitations, clock }: { invitations: Pick<InvitationStore, 'open'>; clock: Clock },
  tenant: { id: string },
  { to, reference }: { to?: string | undefined; reference?: string | undefined },
): Promise<{ invitations: OpenInvitation[] }> {
  const owner = to === undefined ? { reference: reference ?? '' } : { to }
  return { invitations: await invitations.open(tenant.id, owner, clock()) }
}
