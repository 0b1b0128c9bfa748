import type { WrittenChange } from '../../application/core/ports/consent-store.ts'
import type { OutboxEntry } from '../../application/outbox/outbox.ts'
import { REVIEW_DEADLINE } from '../../domain/core/deadlines.ts'
import { after, MINUTE } from '../../domain/core/time.ts'
import {
  duePartition,
  dueRequestPartition,
  dueReviewPartition,
  type Key,
  listKey,
  listPartition,
  outboxKey,
  partitionOf,
  requestKey,
  reviewKey,
  reviewPartition,
  shardOf,
} from './keys.ts'

/** An item beside record, marker and events. */
export type BesideItem = Key & Record<string, unknown>

/** What a change writes beside record, marker and events: lists, reviews, requests and outbox. */
export function besideItems(change: WrittenChange): BesideItem[] {
  return [...listItems(change), ...reviewItems(change), ...lapseItems(change), ...outboxItems(change)]
}

/** A list line that no longer applies stays as an item outside the index (REC-6). */
function listItems({ subject, life, lists }: WrittenChange): BesideItem[] {
  const shard = shardOf(subject)
  return lists.map(({ holds, until, ...line }) => ({
    pk: partitionOf(subject),
    sk: listKey(life, line.program, line.status === 'returned'),
    ...subject,
    ...line,
    ...(until !== null && { until }),
    ...(holds && {
      list: listPartition(subject.tenant, line.program, shard),
      listAt: `${line.status}#${line.since}#${subject.to}`,
    }),
  }))
}

/** An open review is in both indexes: one lists it, the other settles it when its deadline passes (OUT-2). */
function reviewItems({ subject, reviews }: WrittenChange): BesideItem[] {
  const shard = shardOf(subject)
  return reviews.map(({ id, since, open }) => ({
    pk: partitionOf(subject),
    sk: reviewKey(id),
    ...subject,
    review: id,
    since,
    ...(open && {
      list: reviewPartition(subject.tenant, shard),
      listAt: id,
      due: dueReviewPartition(shard),
      dueAt: after(since, REVIEW_DEADLINE),
    }),
  }))
}

/** Requests that wait for proof are found when the first one expires (IN-4); one item per generation, however many requests wait. */
function lapseItems({ subject, life, lapse }: WrittenChange): BesideItem[] {
  if (!lapse) return []
  const due = lapse.at !== null && { due: dueRequestPartition(shardOf(subject)), dueAt: lapse.at }
  return [{ pk: partitionOf(subject), sk: requestKey(life), ...subject, ...due }]
}

function outboxItems({ subject, life, recordedAt, outboxEntries }: WrittenChange): BesideItem[] {
  // The events that end the previous generation become due first (EVT-1).
  const delay = (entry: OutboxEntry) => (entry.life === life ? MINUTE : MINUTE - 1)
  return outboxEntries.map((entry) => ({
    pk: partitionOf(subject),
    sk: outboxKey(entry.life, entry.seq, entry.kind),
    ...subject,
    ...attributesOf(entry),
    due: duePartition(shardOf(subject)),
    dueAt: after(recordedAt, delay(entry)),
  }))
}

/** An event's message is stored as the exact text that will be published, with its fields in order. */
function attributesOf({ life: _, ...entry }: OutboxEntry): Record<string, unknown> {
  return entry.kind === 'reply'
    ? { ...entry, status: 'owed' }
    : { ...entry, message: JSON.stringify(entry.message) }
}
