import { type Refusal, refuse, refuseProgram } from '../../application/core/refusal.ts'
import {
  type InviteDeps,
  inviteByEmail,
  inviteByText,
  languageFor,
  type Invited as Offer,
} from '../../application/signup/invite.ts'
import { contentHash } from '../../definitions/content-hash.ts'
import type { InviteChannel, PageLanguage } from '../../domain/core/vocabulary.ts'
import { programOf, type Tenant } from '../../domain/tenant/definitions.ts'
import { joiningWord } from '../../domain/tenant/joining-word.ts'
import { callToActionText } from '../../domain/words/call-to-action.ts'
import { wordsOf } from '../../domain/words/site/words-of.ts'
import { invitationMail } from '../../pages/site/invitation-mail.ts'
import { qrSvg, smsToJoin } from '../../pages/site/qr.ts'
import { smsLink } from '../../pages/site/sms-link.ts'

/** A request to invite people. */
export interface InviteRequest {
  program: string
  channel: InviteChannel
  email?: string | undefined
  /** The person it is for: it ends when they are erased, and is listed with them. */
  to?: string | undefined
  /** A record of the caller's, which the consent names. */
  reference?: string | undefined
  /** The language of the words or the mail; by default the person's, else the tenant's own. */
  language?: PageLanguage | undefined
  by: string
}

/** An invitation by its name, and when it is over. */
interface Invited {
  invitation: string
  expiresAt: string
}

/** The words to read out, print or show, with everything that CTA-1 requires, and a link that opens the text. */
interface TextToJoin extends Invited {
  code: string
  instruction: string
  smsLink: string
}

/** The answer to an invitation, by channel; QR codes are SVG images: one opens the text, the other the form. */
export type InviteAnswer = TextToJoin | (TextToJoin & { svg: string; formSvg: string }) | Invited | Refusal

/** Invites with words, with QR codes, or by email. */
export async function invite(
  inviting: InviteDeps,
  tenant: Tenant,
  request: InviteRequest,
): Promise<InviteAnswer> {
  const program = programOf(tenant, request.program)
  if (!program) return refuseProgram()
  const { channel, by, to = null, reference = null } = request
  const language = await languageFor(inviting, tenant, { to, language: request.language })
  const offer = { tenant, program, language, by, to, reference }
  switch (channel) {
    case 'text_to_join':
    case 'qr':
      return inviteToText(inviting, offer, channel)
    case 'email':
      return inviteByMail(inviting, offer, request)
  }
}

/** Only where the law's minimum can be met: a sender, and a postal address (CAN-SPAM). */
async function inviteByMail(
  inviting: InviteDeps,
  offer: Offer,
  { email }: InviteRequest,
): Promise<InviteAnswer> {
  const { postalAddress } = offer.tenant
  if (!inviting.sendMail) return refuseChannel('needs a sender address, set at deployment')
  if (postalAddress === undefined) {
    return refuseChannel("needs the tenant's postalAddress: every mail must carry it")
  }
  if (email === undefined) return refuseEmail('is missing')
  const invited = await inviteByEmail(inviting, { ...offer, postalAddress }, email, invitationMail)
  if (!('refused' in invited)) return invited
  return invited.refused === 'no_more_mail'
    ? refuse('refused_declined', { path: 'email', message: 'has asked for no more mail' })
    : refuseEmail('was invited less than a day ago')
}

/** Only if a text to the number really signs up (IN-1, IN-2). */
async function inviteToText(
  inviting: InviteDeps,
  offer: Offer,
  channel: Exclude<InviteChannel, 'email'>,
): Promise<InviteAnswer> {
  const { tenant, program, language } = offer
  const word = joiningWord(tenant, program)
  if (word === undefined) return refuseChannel('needs a program with a keyword that signs up by text')
  const { number } = program
  const words = callToActionText(tenant, program, language, 'keyword', word)
  const shown = { text: words, hash: contentHash(words), language }
  const { invitation, text, code, link, expiresAt } = await inviteByText(
    inviting,
    { ...offer, shown },
    word,
    channel,
  )
  const { programs } = wordsOf({ language })
  const answer: TextToJoin = {
    ...{ invitation, code, expiresAt },
    instruction: `${programs.byText(text, number)}. ${words}`,
    smsLink: smsLink(number, text),
  }
  return channel === 'qr' ? { ...answer, svg: qrSvg(smsToJoin(number, text)), formSvg: qrSvg(link) } : answer
}

function refuseChannel(message: string): Refusal {
  return refuse('invalid_request', { path: 'channel', message })
}

function refuseEmail(message: string): Refusal {
  return refuse('invalid_request', { path: 'email', message })
}
