import type { Subject } from '../../application/core/subject.ts'
import type {
  MessagePlace,
  MessageReader,
  SendEvidence,
} from '../../application/evidence/message-evidence.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { queryUpTo } from '../core/key-range.ts'
import { MESSAGES, messageKey, partitionOf } from '../core/keys.ts'
import { readSendEvidence } from './message-evidence-item.ts'

/** Reads sent messages and their delivery reports by strongly consistent reads. */
export function createMessageReader(table: ConsentTable): MessageReader {
  return { after: (subject, place, enoughBytes) => messagesAfter(table, subject, place, enoughBytes) }
}

async function messagesAfter(
  table: ConsentTable,
  subject: Subject,
  place: MessagePlace | undefined,
  enoughBytes: number,
): Promise<{ messages: SendEvidence[]; more: boolean }> {
  const first = place ? `${messageKey(place.life, place.at, place.decisionId)}!` : MESSAGES
  const keyRange = { pk: partitionOf(subject), first, last: `${MESSAGES}~` }
  const { things: messages, more } = await queryUpTo(table, keyRange, readSendEvidence, enoughBytes)
  return { messages, more }
}
