import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type {
  DeniedEvidence,
  MessageEvidence,
  SendEvidence,
} from '../../application/evidence/message-evidence.ts'
import { DENY_REASONS } from '../../domain/core/vocabulary.ts'
import { messageItem } from '../sending/message-item.ts'

/** The message fields that evidence shows; the evidence itself already says whose they are. */
const messageEvidence = z.omit(messageItem, { pk: true, sk: true, tenant: true, to: true })

const denied = z.object({
  life: z.nullable(z.string()),
  program: z.string(),
  reason: z.enum(DENY_REASONS),
  count: z.int(),
  firstAt: z.string(),
  lastAt: z.string(),
})

/** Parses what the sending gate was asked to send as evidence shows it. */
export function readSendEvidence(item: Record<string, AttributeValue>): SendEvidence {
  return item.status?.S === 'denied' ? readDenied(item) : readMessage(item)
}

function readDenied(item: Record<string, AttributeValue>): DeniedEvidence {
  const counted = denied.parse(unmarshall(item))
  return { ...counted, day: counted.firstAt.slice(0, 10) }
}

function readMessage(item: Record<string, AttributeValue>): MessageEvidence {
  const { claimedAt: at, outcome, ...message } = messageEvidence.parse(unmarshall(item))
  return { ...message, at, messageId: outcome?.messageId ?? null, refusal: outcome?.reason ?? null }
}
