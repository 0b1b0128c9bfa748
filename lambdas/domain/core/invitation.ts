import type { ConsentEvent } from './events.ts'
import { provedBy, type ShownText, shownText } from './evidence.ts'

/** An open invitation whose code a message carries. */
export interface InvitationInMessage {
  /** Where it is stored. */
  key: string
  /** Its name, which does not allow using it. */
  name: string
  program: string
  reference: string | null
  /** The words with which it asked for the text; undefined in invitations from before they were kept. */
  shown?: (ShownText & { text: string }) | undefined
}

/**
 * The consent that a message with an invitation's code gives to its program names the invitation, and its words, unless it
 * completes a form, which had words of its own (IN-1, IN-8).
 */
export function asFruit(
  events: readonly ConsentEvent[],
  { invitation, inboundMessageId }: { invitation?: InvitationInMessage; inboundMessageId: string },
): ConsentEvent[] {
  if (!invitation) return [...events]
  const { name, program, reference, shown } = invitation
  return events.map((event) => {
    if (event.type !== 'opted_in' || event.program !== program || event.inboundMessageId !== inboundMessageId)
      return event
    const proof = provedBy(event.proof, { invitation: name, reference })
    return shown && event.request === null && event.medium === 'sms_keyword'
      ? { ...event, proof, callToAction: shownText(shown) }
      : { ...event, proof }
  })
}

/** Where the invitation is stored that the events of a command used up. */
export function invitationUsed(
  invitation: InvitationInMessage | undefined,
  events: readonly ConsentEvent[],
): string | undefined {
  const isUsed = events.some(
    (event) => event.type === 'opted_in' && event.proof?.invitation === invitation?.name,
  )
  return isUsed ? invitation?.key : undefined
}
