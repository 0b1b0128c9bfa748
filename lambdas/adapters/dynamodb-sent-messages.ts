import { paginateQuery } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { MessageEvidence, MessagePlace, MessageReader } from '../application/message-evidence.ts'
import type { Subject } from '../application/subject.ts'
import type { ConsentTable } from './dynamodb-client.ts'
import { MESSAGES, messageKey, partitionOf } from './keys.ts'
import { readMessageEvidence } from './message-item.ts'

/** Reads what the sending gate sent, with what was reported of it, strongly consistent. */
export function createMessageReader(table: ConsentTable): MessageReader {
  return { after: (subject, place, enoughBytes) => messagesAfter(table, subject, place, enoughBytes) }
}

async function messagesAfter(
  { client, tableName }: ConsentTable,
  subject: Subject,
  place: MessagePlace | undefined,
  enoughBytes: number,
): Promise<{ messages: MessageEvidence[]; more: boolean }> {
  const pages = paginateQuery(
    { client },
    {
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: marshall({
        ':pk': partitionOf(subject),
        ':first': place ? `${messageKey(place.life, place.at, place.decisionId)}!` : MESSAGES,
        ':last': `${MESSAGES}~`,
      }),
      ConsistentRead: true,
    },
  )
  const messages: MessageEvidence[] = []
  let bytes = 0
  for await (const { Items = [] } of pages) {
    if (bytes > enoughBytes && Items.length > 0) return { messages, more: true }
    const read = Items.map(readMessageEvidence)
    messages.push(...read)
    bytes += Buffer.byteLength(JSON.stringify(read))
  }
  return { messages, more: false }
}
