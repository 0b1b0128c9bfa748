import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { StoredReply } from '../../application/replies/reply-store.ts'
import { REPLY_KINDS, REPLY_STATUSES, TEXT_LANGUAGES } from '../../domain/core/vocabulary.ts'

const replyItem = z.object({
  pk: z.string(),
  sk: z.string(),
  kind: z.literal('reply'),
  tenant: z.string(),
  to: z.string(),
  reply: z.object({
    kind: z.enum(REPLY_KINDS),
    programs: z.array(z.string()),
    had: z.exactOptional(z.array(z.string())),
    language: z.optional(z.enum(TEXT_LANGUAGES)),
  }),
  at: z.string(),
  number: z.string(),
  owedBy: z.string(),
  grants: z.array(z.string()),
  answersText: z._default(z.boolean(), false),
  status: z.enum(REPLY_STATUSES),
  claimedAt: z._default(z.nullable(z.string()), null),
})

/** Parses a reply for sending. */
export function readReplyItem(item: Record<string, AttributeValue>): StoredReply {
  const { pk, sk, tenant, to, kind: _, ...reply } = replyItem.parse(unmarshall(item))
  return { ...reply, key: { pk, sk }, subject: { tenant, to } }
}
