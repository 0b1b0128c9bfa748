import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { LedgerEntry, SealedEvent } from '../../application/core/ledger.ts'
import type { Recorded } from '../../domain/core/events.ts'
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

/** The item of a sealed event. */
export function writeEventItem(key: Key, life: string, sealed: SealedEvent): Record<string, AttributeValue> {
  return marshall({ ...key, life, ...sealed })
}

/** Parses an event's envelope. What it says is vouched for by its hash, which `verify` recomputes. */
export function readEventItem(item: Record<string, AttributeValue>): LedgerEntry {
  const { event, ...rest } = eventItem.parse(unmarshall(item))
  return { ...rest, event: event as unknown as Recorded }
}
