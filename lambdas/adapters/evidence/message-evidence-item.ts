import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { MessageEvidence } from '../../application/evidence/message-evidence.ts'
import { messageItem } from '../sending/message-item.ts'

/** The message fields that evidence shows; the evidence itself already says whose they are. */
const messageEvidence = z.omit(messageItem, { pk: true, sk: true, tenant: true, to: true })

/** Parses a message as evidence shows it. */
export function readMessageEvidence(item: Record<string, AttributeValue>): MessageEvidence {
  const { claimedAt: at, outcome, ...message } = messageEvidence.parse(unmarshall(item))
  return { ...message, at, messageId: outcome?.messageId ?? null, refusal: outcome?.reason ?? null }
}
