import type { Clock } from '../core/clock.ts'

/** An email invitation: nothing else is known about the recipient (contract: an item of its own that expires). */
export interface Invitation {
  tenant: string
  program: string
  email: string
  by: string
  at: string
  expiresAt: string
}

/** Stores invitations under the hash of an id that only the link carries. */
export interface InvitationStore {
  keep(id: string, invitation: Invitation): Promise<void>
  /** An invitation that can be used; undefined if it is used, expired or unknown. */
  read(id: string, now: string): Promise<Pick<Invitation, 'tenant' | 'program'> | undefined>
  /** Consumes an invitation once; true only for the first caller. A rehearsal writes as much and leaves it usable. */
  take(id: string, tenant: string, now: string, rehearsal: boolean): Promise<boolean>
  /** A name for the invitation that does not allow using it. */
  nameOf(id: string): string
}

/** The program that an invitation is for, if it is one of this tenant and can be used. */
export async function invitedTo(
  { invitations, clock }: { invitations: InvitationStore; clock: Clock },
  tenant: string,
  id: string,
): Promise<string | undefined> {
  const found = await invitations.read(id, clock())
  return found?.tenant === tenant ? found.program : undefined
}

/** Consumes an invitation when the form is posted; returns the reference for the grant's evidence. */
export async function takeInvitation(
  { invitations, clock }: { invitations: InvitationStore; clock: Clock },
  tenant: string,
  id: string,
  rehearsal: boolean,
): Promise<string | null> {
  return (await invitations.take(id, tenant, clock(), rehearsal))
    ? `invitation ${invitations.nameOf(id)}`
    : null
}
