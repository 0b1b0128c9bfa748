import type { MessageEvidence, MessagePlace, MessageReader } from '../application/message-evidence.ts'
import type { Subject } from '../application/subject.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { MESSAGES, messageKey, partitionOf } from './keys.ts'
import { readMessageEvidence } from './message-item.ts'
import { readEnough } from './read-enough.ts'

/** Reads what the sending gate sent, with what was reported of it, strongly consistent. */
export function createMessageReader(table: ConsentTable): MessageReader {
  return { after: (subject, place, enoughBytes) => messagesAfter(table, subject, place, enoughBytes) }
}

async function messagesAfter(
  table: ConsentTable,
  subject: Subject,
  place: MessagePlace | undefined,
  enoughBytes: number,
): Promise<{ messages: MessageEvidence[]; more: boolean }> {
  const first = place ? `${messageKey(place.life, place.at, place.decisionId)}!` : MESSAGES
  const stretch = { pk: partitionOf(subject), first, last: `${MESSAGES}~` }
  const { things: messages, more } = await readEnough(table, stretch, readMessageEvidence, enoughBytes)
  return { messages, more }
}
