import { after, DAY } from '../../domain/core/time.ts'
import type { PageLanguage } from '../../domain/core/vocabulary.ts'
import type { Program, Tenant } from '../../domain/tenant/definitions.ts'
import type { Clock } from '../core/clock.ts'
import type { KeyedHash } from '../core/keyed-hash.ts'
import type { InvitationStore } from './invitations.ts'
import type { MailChoiceStore, MailRefusal } from './mail-choices.ts'

/** How long an invitation's links can be used. */
const INVITATION_TTL = 30 * DAY

/** The least time between two invitations to one address. */
const MAIL_INTERVAL = DAY

/** What a mail says, as text and as HTML. */
export interface MailContent {
  subject: string
  text: string
  html: string
}

/** An outgoing email, from the deployment's address under the brand's name. */
export interface OutgoingMail extends MailContent {
  to: string
  fromName: string
  /** The address that says no to further mail at one click (RFC 8058). */
  unsubscribe: string
}

/** What the mail of an invitation is made of. */
export interface InvitationContent {
  tenant: Tenant
  program: Program
  language: PageLanguage
  /** The link that opens the form. */
  link: string
  /** The link that says no to further mail. */
  noMail: string
  postalAddress: string
  expiresAt: string
}

/** Dependencies of inviting. */
export interface InviteDeps {
  clock: Clock
  invitations: InvitationStore
  mailChoices: MailChoiceStore
  /** Hashes an address, so that a refusal of mail can be kept without it. */
  keyedHash: KeyedHash
  /** Undefined when the deployment has no sender address. */
  sendMail: ((mail: OutgoingMail) => Promise<void>) | undefined
  /** The URL of the site, with a trailing slash. */
  siteUrl: string
  newInvitation: () => string
}

/** Who is invited to which program, in which language, and by whom. */
export interface Invited {
  tenant: Tenant
  postalAddress: string
  program: Program
  language: PageLanguage
  by: string
}

/** The invitation by its name, or why none was mailed. */
export type InvitedByEmail = { invitation: string; expiresAt: string } | { refused: MailRefusal }

/**
 * Emails a one-time link to the form. Only the invitation itself is recorded: the recipient consents to nothing until they
 * post the form and their phone confirms it. Only the recipient ever receives the link. No mail goes to an address that
 * asked for no more, or that was invited within a day.
 */
export async function inviteByEmail(
  inviting: InviteDeps,
  invited: Invited,
  email: string,
  contentOf: (content: InvitationContent) => MailContent,
): Promise<InvitedByEmail> {
  const { clock, invitations, mailChoices, keyedHash, sendMail, siteUrl, newInvitation } = inviting
  if (!sendMail) throw new Error('this deployment has no email sender address')
  const { tenant, program, language, postalAddress, by } = invited
  const at = clock()
  const address = await keyedHash({ tenant: tenant.id, to: `mail:${email.trim().toLowerCase()}` })
  const refused = await mailChoices.claim(address, at, after(at, -MAIL_INTERVAL))
  if (refused) return { refused }

  const [id, noMailId] = [newInvitation(), newInvitation()]
  const expiresAt = after(at, INVITATION_TTL)
  const link = `${siteUrl}${tenant.id}/join?invitation=${id}&lang=${language}`
  const noMail = `${siteUrl}stop/${noMailId}`
  const content = contentOf({ tenant, program, language, link, noMail, postalAddress, expiresAt })
  try {
    await invitations.keep(id, { tenant: tenant.id, program: program.id, email, by, at, expiresAt })
    await mailChoices.keepLink(noMailId, { tenant: tenant.id, address, expiresAt })
    await sendMail({ to: email, fromName: tenant.brand, unsubscribe: noMail, ...content })
  } catch (error) {
    await mailChoices.release(address, at)
    throw error
  }
  return { invitation: invitations.nameOf(id), expiresAt }
}
