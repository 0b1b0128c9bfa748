import type { Clock } from '../core/clock.ts'

/** Somebody was invited by e-mail: no more is known of them (contract: an item of its own that expires). */
export interface Invitation {
  tenant: string
  program: string
  email: string
  by: string
  at: string
  expiresAt: string
}

/** Where invitations are kept, under the hash of an id that only the link carries. */
export interface InvitationStore {
  keep(id: string, invitation: Invitation): Promise<void>
  /** An invitation that can be used; undefined for one that is used, over, or none of ours. */
  read(id: string, now: string): Promise<Pick<Invitation, 'tenant' | 'program'> | undefined>
  /** Takes an invitation, once; true for the one who took it. */
  take(id: string, tenant: string, now: string): Promise<boolean>
  /** What names it where it must not be used. */
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

/** Takes an invitation when the form is posted; what a grant made through it calls it. */
export async function takeInvitation(
  { invitations, clock }: { invitations: InvitationStore; clock: Clock },
  tenant: string,
  id: string,
): Promise<string | null> {
  return (await invitations.take(id, tenant, clock())) ? `invitation ${invitations.nameOf(id)}` : null
}
