import { type AttributeValue, paginateQuery } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { Subject } from '../../application/core/subject.ts'
import type { ReplyReader } from '../../application/evidence/evidence.ts'
import type { ReplyEvidence } from '../../application/evidence/evidence-packet.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { outboxCodeKey, outboxKey, partitionOf } from '../core/keys.ts'
import { delivery } from '../sending/message-item.ts'

/** Reads owed replies and their outcomes by strongly consistent reads. */
export function createReplyReader(table: ConsentTable): ReplyReader {
  return {
    between: (subject, first, last) =>
      readReplies(
        table,
        subject,
        outboxKey(first.life, first.event.seq, 'event'),
        outboxKey(last.life, last.event.seq, 'reply'),
      ),
    codes: (subject, life) => readReplies(table, subject, outboxCodeKey(life, ''), outboxCodeKey(life, '~')),
  }
}

async function readReplies(
  { client, tableName }: ConsentTable,
  subject: Subject,
  first: string,
  last: string,
): Promise<ReplyEvidence[]> {
  const pages = paginateQuery(
    { client },
    {
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
      FilterExpression: 'kind = :reply',
      ExpressionAttributeValues: marshall({
        ':pk': partitionOf(subject),
        ':first': first,
        ':last': last,
        ':reply': 'reply',
      }),
      ConsistentRead: true,
    },
  )
  const replies: ReplyEvidence[] = []
  for await (const { Items = [] } of pages) replies.push(...Items.map(readReply))
  return replies
}

const replyItem = z.object({
  reply: z.object({ kind: z.string(), programs: z.array(z.string()) }),
  owedBy: z.string(),
  number: z.string(),
  status: z.string(),
  at: z.string(),
  claimedAt: z._default(z.nullable(z.string()), null),
  outcome: z._default(
    z.object({
      textHash: z._default(z.nullable(z.string()), null),
      messageId: z._default(z.nullable(z.string()), null),
      reason: z._default(z.nullable(z.string()), null),
    }),
    { textHash: null, messageId: null, reason: null },
  ),
  delivery: z._default(z.nullable(delivery), null),
})

function readReply(item: Record<string, AttributeValue>): ReplyEvidence {
  const { reply, outcome, ...rest } = replyItem.parse(unmarshall(item))
  return { ...reply, ...rest, ...outcome }
}
