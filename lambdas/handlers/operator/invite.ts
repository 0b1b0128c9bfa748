import { type Refusal, refuse, refuseProgram } from '../../application/core/refusal.ts'
import { type InviteDeps, inviteByEmail } from '../../application/signup/invite.ts'
import type { InviteChannel, PageLanguage } from '../../domain/core/vocabulary.ts'
import { type Program, programOf, type Tenant } from '../../domain/tenant/definitions.ts'
import { joiningWord } from '../../domain/tenant/joining-word.ts'
import { pageLanguagesOf } from '../../domain/tenant/page-language.ts'
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
  /** The language of the words or the mail; by default the tenant's own. */
  language?: PageLanguage | undefined
  by: string
}

/** The words to read out, print or show, with everything that CTA-1 requires, and a link that opens the text. */
interface TextToJoin {
  instruction: string
  smsLink: string
}

/** The answer to an invitation, by channel; QR codes are SVG images: one opens the text, the other the form. */
export type InviteAnswer =
  | TextToJoin
  | (TextToJoin & { svg: string; formSvg: string })
  | { invitation: string; expiresAt: string }
  | Refusal

/** Invites with words, with QR codes, or by email. */
export async function invite(
  inviting: InviteDeps,
  tenant: Tenant,
  request: InviteRequest,
): Promise<InviteAnswer> {
  const program = programOf(tenant, request.program)
  if (!program) return refuseProgram()
  const { channel } = request
  const language = request.language ?? pageLanguagesOf(tenant)[0]
  switch (channel) {
    case 'text_to_join':
    case 'qr':
      return inviteByText(inviting, { tenant, program, language }, channel)
    case 'email':
      return inviteByMail(inviting, { tenant, program, language }, request)
  }
}

interface Offer {
  tenant: Tenant
  program: Program
  language: PageLanguage
}

/** Only where the law's minimum can be met: a sender, and a postal address (CAN-SPAM). */
async function inviteByMail(
  inviting: InviteDeps,
  offer: Offer,
  { email, by }: InviteRequest,
): Promise<InviteAnswer> {
  const { postalAddress } = offer.tenant
  if (!inviting.sendMail) return refuseChannel('needs a sender address, set at deployment')
  if (postalAddress === undefined) {
    return refuseChannel("needs the tenant's postalAddress: every mail must carry it")
  }
  if (email === undefined) return refuseEmail('is missing')
  const invited = await inviteByEmail(inviting, { ...offer, postalAddress, by }, email, invitationMail)
  if (!('refused' in invited)) return invited
  return invited.refused === 'no_more_mail'
    ? refuse('refused_declined', { path: 'email', message: 'has asked for no more mail' })
    : refuseEmail('was invited less than a day ago')
}

/** Only if a text to the number really signs up (IN-1, IN-2). */
function inviteByText(
  { siteUrl }: InviteDeps,
  { tenant, program, language }: Offer,
  channel: Exclude<InviteChannel, 'email'>,
): InviteAnswer {
  const word = joiningWord(tenant, program)
  if (word === undefined) return refuseChannel('needs a program with a keyword that signs up by text')
  const { number } = program
  const { programs: words } = wordsOf({ language })
  const text: TextToJoin = {
    instruction: `${words.byText(word, number)}. ${callToActionText(tenant, { ...program, keyword: word }, language)}`,
    smsLink: smsLink(number, word),
  }
  if (channel === 'text_to_join') return text
  return {
    ...text,
    svg: qrSvg(smsToJoin(number, word)),
    formSvg: qrSvg(`${siteUrl}${tenant.id}/join?program=${program.id}&lang=${language}`),
  }
}

function refuseChannel(message: string): Refusal {
  return refuse('invalid_request', { path: 'channel', message })
}

function refuseEmail(message: string): Refusal {
  return refuse('invalid_request', { path: 'email', message })
}
