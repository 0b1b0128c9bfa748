import { invitationCodeIn } from '../../domain/classify/invitation-code.ts'
import type { InvitationInMessage } from '../../domain/core/invitation.ts'
import type { ReceiveMessage } from '../../domain/inbound/received.ts'
import type { Definitions } from '../../domain/tenant/definitions.ts'

/** Finds open invitations by their short codes. */
export interface InvitationsByCode {
  /** An invitation that can be used; undefined if it is used, expired or unknown. */
  byCode(tenant: string, code: string, now: string): Promise<InvitationInMessage | undefined>
}

/** A message with the open invitation whose code it carries; any other message as it is, without a request (IN-1). */
export async function withInvitation(
  { invitations, definitions }: { invitations: InvitationsByCode; definitions: Definitions },
  message: ReceiveMessage,
): Promise<ReceiveMessage> {
  const tenant = definitions.tenantById.get(message.tenant)
  const code = tenant && invitationCodeIn(message.body, tenant)
  const invitation = tenant && code && (await invitations.byCode(tenant.id, code, message.at))
  return invitation ? { ...message, invitation } : message
}
