import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import { type LedgerEntry, type SealedEvent, unreadable } from '../../application/core/ledger.ts'
import { BrokenRecordError } from './broken-record.ts'
import { isWhole } from './event-schemas.ts'
import type { Key } from './keys.ts'

const eventItem = z.object({
  life: z.string(),
  event: z.looseObject({ id: z.string(), seq: z.int(), type: z.string(), at: z.string() }),
  detail: z.nullable(
    z.object({
      salt: z.string(),
      body: z.optional(z.string()),
      identity: z.optional(z.string()),
      ip: z.optional(z.string()),
      userAgent: z.optional(z.string()),
    }),
  ),
  detailHash: z.nullable(z.string()),
  prevHash: z.nullable(z.string()),
  hash: z.string(),
})

/** Builds the table item of a sealed event. */
export function writeEventItem(key: Key, life: string, sealed: SealedEvent): Record<string, AttributeValue> {
  return marshall({ ...key, life, ...sealed })
}

/**
 * Parses an event to act on: an incomplete one raises a {@link BrokenRecordError}. The event stays exactly as stored,
 * because its hash covers that form (REC-3).
 */
export function readEventItem(item: Record<string, AttributeValue>): SealedEvent & { life: string } {
  const { event, ...rest } = readEnvelope(item)
  if (!isWhole(event)) throw new BrokenRecordError('a ledger event is incomplete')
  return { ...rest, event }
}

/** Parses an event to verify, show, archive or delete: an incomplete one was altered, and is returned as unreadable (REC-3). */
export function readLedgerItem(item: Record<string, AttributeValue>): LedgerEntry {
  const { event, ...rest } = readEnvelope(item)
  return { ...rest, event: isWhole(event) ? event : unreadable(event) }
}

function readEnvelope(item: Record<string, AttributeValue>): z.infer<typeof eventItem> {
  const { data } = eventItem.safeParse(unmarshall(item))
  if (!data) throw new BrokenRecordError('a ledger item is incomplete')
  return data
}
