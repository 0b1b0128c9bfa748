import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { KeptAnswer, StoredMessage } from '../../application/sending/message-store.ts'
import {
  CONTENTS,
  MESSAGE_CLASSES,
  MESSAGE_STATUSES,
  PROVIDER_REFUSALS,
} from '../../domain/core/vocabulary.ts'

const key = z.object({ pk: z.string(), sk: z.string() })
const refusal = z.enum(PROVIDER_REFUSALS)

/** The provider's latest report on a message. */
export const delivery = z.object({ outcome: z.string(), at: z.string(), final: z.boolean() })

/** A message of the sending gate, as the table stores it. */
export const messageItem = z.object({
  pk: z.string(),
  sk: z.string(),
  tenant: z.string(),
  to: z.string(),
  life: z.nullable(z.string()),
  status: z.enum(MESSAGE_STATUSES),
  claimedAt: z.string(),
  program: z.string(),
  messageClass: z.enum(MESSAGE_CLASSES),
  from: z.string(),
  decisionId: z.string(),
  consent: z.string(),
  reason: z.string(),
  textHash: z.nullable(z.string()),
  segments: z.int(),
  carries: z.array(z.enum(CONTENTS)),
  confirms: z.nullable(z.string()),
  outcome: z._default(
    z.nullable(z.object({ messageId: z.optional(z.string()), reason: z.optional(refusal) })),
    null,
  ),
  delivery: z._default(z.nullable(delivery), null),
})

/** Builds the item of a message that is being claimed. */
export function writeMessageItem({
  key,
  subject,
  outcome: _,
  ...message
}: StoredMessage): Record<string, AttributeValue> {
  return marshall({ ...key, ...subject, ...message })
}

/** Parses a message in order to answer for it. */
export function readMessageItem(item: Record<string, AttributeValue>): StoredMessage {
  const { pk, sk, tenant, to, delivery: _, outcome, ...message } = messageItem.parse(unmarshall(item))
  return {
    ...message,
    key: { pk, sk },
    subject: { tenant, to },
    outcome: outcomeOf(message.status, outcome ?? {}),
  }
}

function outcomeOf(
  status: StoredMessage['status'],
  {
    messageId = '',
    reason = 'provider_blocked',
  }: { messageId?: string | undefined; reason?: z.infer<typeof refusal> | undefined },
): StoredMessage['outcome'] {
  switch (status) {
    case 'claimed':
      return null
    case 'sent':
      return { status, messageId }
    case 'refused':
      return { status, reason }
    case 'unknown':
      return { status }
  }
}

const keptAnswer = z.object({
  fingerprint: z.string(),
  answer: z.string(),
  message: z.nullable(key),
  expiresAt: z.int(),
})

/** The stored form of an answer: the exact JSON that was returned. */
export function writeKeptAnswer({ answer, ...kept }: KeptAnswer): z.infer<typeof keptAnswer> {
  return { ...kept, answer: JSON.stringify(answer) }
}

/** Parses a stored answer. */
export function readKeptAnswer(item: Record<string, AttributeValue>): KeptAnswer {
  const { answer, ...kept } = keptAnswer.parse(unmarshall(item))
  return { ...kept, answer: JSON.parse(answer) } as KeptAnswer
}
