import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { OutboxItem } from '../../application/outbox/relay.ts'
import { applicationEvent } from '../../contract/application-event.ts'

/** An entry that an earlier version left has no hash. */
const storedEvent = z.extend(applicationEvent, { hash: z._default(z.string(), '') })

const key = { pk: z.string(), sk: z.string() }

const eventItem = z.object({ ...key, kind: z.literal('event'), message: z.string() })

const replyItem = z.object({ ...key, kind: z.literal('reply') })

const outboxItem = z.discriminatedUnion('kind', [eventItem, replyItem])

/** Parses an outbox entry for the relay. */
export function readOutboxItem(item: Record<string, AttributeValue>): OutboxItem {
  const { pk, sk, ...parsed } = outboxItem.parse(unmarshall(item))
  if (parsed.kind === 'reply') return { pk, sk, kind: 'reply' }
  return { pk, sk, kind: 'event', message: storedEvent.parse(JSON.parse(parsed.message)) }
}
