import { after, DAY } from '../../domain/core/time.ts'
import type { Program, Tenant } from '../../domain/tenant/definitions.ts'
import type { Clock } from '../core/clock.ts'
import type { InvitationStore } from './invitations.ts'

/** How long the link of an invitation can be used. */
const INVITATION_TTL = 30 * DAY

/** A mail on its way out. */
export interface OutgoingMail {
  to: string
  subject: string
  text: string
}

/** What inviting needs. */
export interface InviteDeps {
  clock: Clock
  invitations: InvitationStore
  /** Undefined where the deployment mails from no address. */
  sendMail: ((mail: OutgoingMail) => Promise<void>) | undefined
  /** Where the site is, with a slash at its end. */
  siteUrl: string
  newInvitation: () => string
}

/** Who is invited to what, and by whom. */
export interface Invited {
  tenant: Tenant
  program: Program
  by: string
}

/**
 * Mails a link to the form that counts once. That somebody was invited is all that is recorded: nothing is consented to
 * until they post the form and their phone proves it. The link itself is nobody's but theirs.
 */
export async function inviteByEmail(
  inviting: InviteDeps,
  { tenant, program, by }: Invited,
  email: string,
): Promise<{ invitation: string; expiresAt: string }> {
  const { clock, invitations, sendMail, siteUrl, newInvitation } = inviting
  if (!sendMail) throw new Error('this deployment mails from no address')
  const id = newInvitation()
  const at = clock()
  const expiresAt = after(at, INVITATION_TTL)
  await invitations.keep(id, { tenant: tenant.id, program: program.id, email, by, at, expiresAt })
  const link = `${siteUrl}${tenant.id}/join?invitation=${id}`
  await sendMail({ to: email, ...mailTo(tenant, program, link) })
  return { invitation: invitations.nameOf(id), expiresAt }
}

function mailTo(tenant: Tenant, program: Program, link: string): Omit<OutgoingMail, 'to'> {
  return {
    subject: `${tenant.brand}: choose your text messages`,
    text: [
      `${tenant.brand} would like to send you text messages: ${program.description}.`,
      'Nothing is sent unless you sign up and your phone confirms it. To choose, open:',
      link,
      'The link works once, for 30 days. If this is not for you, do nothing.',
      program.callToAction.text,
    ].join('\n\n'),
  }
}
