import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import { type Snapshot, type SnapshotReader, TooLongError } from '../../application/evidence/snapshot.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { readLedgerItem } from '../core/event-item.ts'
import { pagesOfRange } from '../core/key-range.ts'
import {
  EVENTS,
  generationOfMarker,
  generationOfRetiring,
  MARKERS,
  OUTBOX,
  partitionOf,
  RECORD,
  RETIRING,
  reviewKey,
  seqOfEvent,
} from '../core/keys.ts'
import { readRecordItem } from '../core/record-item.ts'

type Item = Record<string, AttributeValue>

/** Sort keys from the ledger to the markers, then from the outbox over the record to the reviews; messages lie in between. */
const RANGES = [
  { first: EVENTS, last: `${MARKERS}~` },
  { first: OUTBOX, last: `${reviewKey('~')}` },
]

/** Reads everything that commands wrote about a person, in two strongly consistent queries. */
export function createSnapshotReader(table: ConsentTable): SnapshotReader {
  return async (subject, maxEvents) => {
    const snapshot: MutableSnapshot = {
      stored: undefined,
      entries: [],
      markers: [],
      items: [],
      notes: [],
      unreadable: null,
    }
    for (const range of RANGES) {
      for await (const items of pagesOfRange(table, { pk: partitionOf(subject), ...range })) {
        addAll(snapshot, items, maxEvents)
      }
    }
    return snapshot
  }
}

type MutableSnapshot = { -readonly [Field in keyof Snapshot]: Snapshot[Field] } & {
  markers: Snapshot['markers'][number][]
  items: Snapshot['items'][number][]
}

const marker = z.object({ first: z.int(), last: z.int() })

function addAll(snapshot: MutableSnapshot, items: readonly Item[], maxEvents: number): void {
  for (const item of items) add(snapshot, item)
  if (snapshot.entries.length > maxEvents) throw new TooLongError('the ledger is too long')
}

function add(snapshot: MutableSnapshot, item: Item): void {
  const sk = item.sk?.S ?? ''
  if (sk.startsWith(EVENTS)) addEvent(snapshot, sk, item)
  else if (sk === RECORD) addRecord(snapshot, item)
  else if (sk.startsWith(RETIRING)) {
    snapshot.notes.push({ life: generationOfRetiring(sk), proof: item.proof?.S ?? null })
  } else if (sk.startsWith(MARKERS)) {
    const { data } = marker.safeParse(unmarshall(item))
    snapshot.markers.push({ life: generationOfMarker(sk), ...(data ?? { first: 0, last: 0 }) })
  } else snapshot.items.push(unmarshall(item) as { sk: string })
}

function addEvent(snapshot: MutableSnapshot, sk: string, item: Item): void {
  const entry = read(() => readLedgerItem(item))
  if (entry) snapshot.entries.push(entry)
  else snapshot.unreadable ??= { seq: seqOfEvent(sk), what: 'changed' }
}

function addRecord(snapshot: MutableSnapshot, item: Item): void {
  snapshot.stored = read(() => readRecordItem(item))
  if (!snapshot.stored) snapshot.unreadable ??= { seq: null, what: 'record_differs' }
}

/** What cannot be parsed was changed from outside: it is a break, and the rest is read all the same. */
function read<Thing>(parse: () => Thing): Thing | undefined {
  try {
    return parse()
  } catch {
    return undefined
  }
}
