import { after, DAY } from '../../domain/core/time.ts'
import type { Program, Tenant } from '../../domain/tenant/definitions.ts'
import type { Clock } from '../core/clock.ts'
import type { InvitationStore } from './invitations.ts'

/** How long an invitation's link can be used. */
const INVITATION_TTL = 30 * DAY

/** An outgoing email. */
export interface OutgoingMail {
  to: string
  subject: string
  text: string
}

/** Dependencies of inviting. */
export interface InviteDeps {
  clock: Clock
  invitations: InvitationStore
  /** Undefined when the deployment has no sender address. */
  sendMail: ((mail: OutgoingMail) => Promise<void>) | undefined
  /** The URL of the site, with a trailing slash. */
  siteUrl: string
  newInvitation: () => string
}

/** Who is invited to which program, and by whom. */
export interface Invited {
  tenant: Tenant
  program: Program
  by: string
}

/**
 * Emails a one-time link to the form. Only the invitation itself is recorded: the recipient consents to nothing until they
 * post the form and their phone confirms it. Only the recipient ever receives the link.
 */
export async function inviteByEmail(
  inviting: InviteDeps,
  { tenant, program, by }: Invited,
  email: string,
): Promise<{ invitation: string; expiresAt: string }> {
  const { clock, invitations, sendMail, siteUrl, newInvitation } = inviting
  if (!sendMail) throw new Error('this deployment has no email sender address')
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
