import { canCarryCode } from '../../domain/classify/invitation-code.ts'
import { currentRecord } from '../../domain/core/record/expiry.ts'
import { after, DAY } from '../../domain/core/time.ts'
import type { InviteChannel, PageLanguage } from '../../domain/core/vocabulary.ts'
import type { Program, Tenant } from '../../domain/tenant/definitions.ts'
import { pageLanguagesOf } from '../../domain/tenant/page-language.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { ConsentStore } from '../core/ports/consent-store.ts'
import type { KeyedHash } from '../core/ports/keyed-hash.ts'
import type { StoredText } from '../core/ports/text-store.ts'
import type { Invitation, InvitationStore } from './invitations.ts'
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
  /** A random short code. */
  newCode: () => string
  store: Pick<ConsentStore, 'load'>
}

/** To which program, in which language, and by whom a person is invited. */
export interface Invited extends Pick<Invitation, 'by' | 'to' | 'reference'> {
  tenant: Tenant
  program: Program
  language: PageLanguage
}

/** To which words a person is invited by text (IN-8). */
export interface InvitedByWords extends Invited {
  shown: StoredText
}

/** An invitation to text, as far as it differs from any other to the program. */
export interface InvitedByText {
  invitation: string
  /** The word and the code to text. */
  text: string
  code: string
  /** The link that opens the form instead. */
  link: string
  expiresAt: string
}

const MAX_CODES = 20

/** Makes an invitation with a short code after the word that signs up, so that the consent it brings names it (IN-1). */
export async function inviteByText(
  inviting: InviteDeps,
  invited: InvitedByWords,
  word: string,
  channel: Exclude<InviteChannel, 'email'>,
): Promise<InvitedByText> {
  const { invitations, newInvitation, newCode } = inviting
  for (let tries = 0; tries < MAX_CODES; tries++) {
    const code = newCode()
    if (!canCarryCode(invited.tenant, word, code)) continue
    const id = newInvitation()
    const invitation = {
      ...invitationOf(inviting, invited, { channel, code, email: null }),
      shown: invited.shown,
    }
    if (!(await invitations.keep(id, invitation))) continue
    const { expiresAt } = invitation
    const link = linkTo(inviting, invited, id)
    return { invitation: invitations.nameOf(id), text: `${word} ${code}`, code, link, expiresAt }
  }
  throw new Error('every code that was tried belongs to another invitation')
}

function invitationOf(
  { clock }: InviteDeps,
  { tenant, program, language, by, to, reference }: Invited,
  how: Pick<Invitation, 'channel' | 'code' | 'email'>,
): Invitation {
  const at = clock()
  return {
    ...{ tenant: tenant.id, program: program.id, language, to, reference, by, at },
    ...{ ...how, expiresAt: after(at, INVITATION_TTL) },
  }
}

function linkTo({ siteUrl }: InviteDeps, { tenant, language }: Invited, id: string): string {
  return `${siteUrl}${tenant.id}/join?invitation=${id}&lang=${language}`
}

/** The language of an invitation: the given one, else the person's, else the tenant's first (LANG-1). */
export async function languageFor(
  { store, clock }: Pick<InviteDeps, 'store' | 'clock'>,
  tenant: Tenant,
  { to, language }: { to: string | null; language: PageLanguage | undefined },
): Promise<PageLanguage> {
  if (language !== undefined) return language
  const offered = pageLanguagesOf(tenant)
  const stored = to === null ? undefined : await store.load({ tenant: tenant.id, to })
  const told = currentRecord(stored, clock())?.record.language?.code
  return offered.find((each) => each === told) ?? offered[0]
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
  invited: Invited & { postalAddress: string },
  email: string,
  contentOf: (content: InvitationContent) => MailContent,
): Promise<InvitedByEmail> {
  const { invitations, mailChoices, keyedHash, sendMail, siteUrl, newInvitation } = inviting
  if (!sendMail) throw new Error('this deployment has no email sender address')
  const { tenant, program, language, postalAddress } = invited
  const invitation = invitationOf(inviting, invited, { channel: 'email', code: null, email })
  const { at, expiresAt } = invitation
  const address = await keyedHash({ tenant: tenant.id, to: `mail:${email.trim().toLowerCase()}` })
  const refused = await mailChoices.claim(address, at, after(at, -MAIL_INTERVAL))
  if (refused) return { refused }

  const [id, noMailId] = [newInvitation(), newInvitation()]
  const link = linkTo(inviting, invited, id)
  const noMail = `${siteUrl}stop/${noMailId}`
  const content = contentOf({ tenant, program, language, link, noMail, postalAddress, expiresAt })
  try {
    await invitations.keep(id, invitation)
    await mailChoices.keepLink(noMailId, { tenant: tenant.id, address, expiresAt })
    await sendMail({ to: email, fromName: tenant.brand, unsubscribe: noMail, ...content })
  } catch (error) {
    await invitations.discard(id)
    await mailChoices.release(address, at)
    throw error
  }
  return { invitation: invitations.nameOf(id), expiresAt }
}
