import { type Refusal, refuse, refuseProgram } from '../../application/core/refusal.ts'
import { type InviteDeps, inviteByEmail } from '../../application/signup/invite.ts'
import type { InviteChannel } from '../../domain/core/vocabulary.ts'
import { type Program, programOf, type Tenant } from '../../domain/tenant/definitions.ts'
import { joiningWord } from '../../domain/tenant/joining-word.ts'
import { callToActionText } from '../../domain/words/call-to-action.ts'
import { qrSvg, smsToJoin } from '../../pages/site/qr.ts'
import { smsLink } from '../../pages/site/sms-link.ts'

/** A request to invite people. */
export interface InviteRequest {
  program: string
  channel: InviteChannel
  email?: string | undefined
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
  { program: id, channel, email, by }: InviteRequest,
): Promise<InviteAnswer> {
  const program = programOf(tenant, id)
  if (!program) return refuseProgram()
  switch (channel) {
    case 'text_to_join':
    case 'qr':
      return inviteByText(inviting, tenant, program, channel)
    case 'email':
      if (!inviting.sendMail) return refuseChannel('needs a sender address, set at deployment')
      if (email === undefined) return refuse('invalid_request', { path: 'email', message: 'is missing' })
      return inviteByEmail(inviting, { tenant, program, by }, email)
  }
}

/** Only if a text to the number really signs up (IN-1, IN-2). */
function inviteByText(
  { siteUrl }: InviteDeps,
  tenant: Tenant,
  program: Program,
  channel: Exclude<InviteChannel, 'email'>,
): InviteAnswer {
  const word = joiningWord(tenant, program)
  if (word === undefined) return refuseChannel('needs a program with a keyword that signs up by text')
  const { number } = program
  const text: TextToJoin = {
    instruction: `Text ${word} to ${number}. ${callToActionText(tenant, { ...program, keyword: word })}`,
    smsLink: smsLink(number, word),
  }
  if (channel === 'text_to_join') return text
  return {
    ...text,
    svg: qrSvg(smsToJoin(number, word)),
    formSvg: qrSvg(`${siteUrl}${tenant.id}/join?program=${program.id}`),
  }
}

function refuseChannel(message: string): Refusal {
  return refuse('invalid_request', { path: 'channel', message })
}
