import type { OpenInvitation } from '../../../lambdas/application/signup/invitations.ts'
import { when } from '../../options/time.ts'

/** An open invitation, in one line. */
export function invitationLine(invitation: OpenInvitation): string {
  const { invitation: name, program, channel, code, email, reference, by, expiresAt } = invitation
  const known = [
    name,
    program,
    channel,
    code && `code ${code}`,
    email,
    reference && `for ${reference}`,
    `by ${by}`,
    `until ${when(expiresAt)}`,
  ]
  return known.filter(Boolean).join('  ')
}
