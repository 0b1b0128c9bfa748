import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { OutboxItem } from '../../application/outbox/relay.ts'
import type { StoredReply } from '../../application/replies/reply-store.ts'
import { applicationEvent } from '../../contract/application-event.ts'
import { REPLY_KINDS, REPLY_STATUSES } from '../../domain/core/vocabulary.ts'

const key = { pk: z.string(), sk: z.string() }

const eventItem = z.object({ ...key, kind: z.literal('event'), message: z.string() })

const replyItem = z.object({
  ...key,
  kind: z.literal('reply'),
  tenant: z.string(),
  to: z.string(),
  reply: z.object({
    kind: z.enum(REPLY_KINDS),
    programs: z.array(z.string()),
  }),
  at: z.string(),
  number: z.string(),
  owedBy: z.string(),
  grants: z.array(z.string()),
  status: z.enum(REPLY_STATUSES),
  claimedAt: z._default(z.nullable(z.string()), null),
})

const outboxItem = z.discriminatedUnion('kind', [eventItem, replyItem])

/** Parses something that must leave, as relaying needs it. */
export function readOutboxItem(item: Record<string, AttributeValue>): OutboxItem {
  const { pk, sk, ...parsed } = outboxItem.parse(unmarshall(item))
  if (parsed.kind === 'reply') return { pk, sk, kind: 'reply' }
  return { pk, sk, kind: 'event', message: applicationEvent.parse(JSON.parse(parsed.message)) }
}

/** Parses a reply, as sending needs it. */
export function readReplyItem(item: Record<string, AttributeValue>): StoredReply {
  const { pk, sk, tenant, to, kind: _, ...reply } = replyItem.parse(unmarshall(item))
  return { ...reply, key: { pk, sk }, subject: { tenant, to } }
}
