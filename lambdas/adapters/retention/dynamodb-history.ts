import type { History } from '../../application/core/ports/history.ts'
import type { KeyedHash } from '../../application/core/ports/keyed-hash.ts'
import type { Subject } from '../../application/core/subject.ts'
import type { Recorded } from '../../domain/core/events.ts'
import { carriersAfter } from '../../domain/core/record/carrier-block.ts'
import { joinStops } from '../../domain/core/record/earlier-stops.ts'
import { noStops, type Stops } from '../../domain/core/record/record.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { readEventItem } from '../core/event-item.ts'
import { pagesOfRange } from '../core/key-range.ts'
import { EVENTS, partitionOf } from '../core/keys.ts'
import { createTombstones } from './dynamodb-tombstones.ts'

/** Looks up earlier record generations in their remaining ledgers and in the tombstone. */
export function createHistory(table: ConsentTable, keyedHash: KeyedHash): History {
  const tombstones = createTombstones(table)
  return {
    stops: async (subject, life) => {
      // Both are read: the tombstone is written before its ledger is deleted, so at least one of them has every stop.
      const [left, hash] = await Promise.all([stopsLeft(table, subject, life), keyedHash(subject)])
      const tombstone = await tombstones.read(hash)
      return tombstone ? joinStops(left, tombstone.stops) : left
    },
  }
}

async function stopsLeft(table: ConsentTable, subject: Subject, life: string | undefined): Promise<Stops> {
  const last = life === undefined ? `${EVENTS}~` : `${EVENTS}${life}`
  let found = noStops
  for await (const items of pagesOfRange(table, { pk: partitionOf(subject), first: EVENTS, last })) {
    found = items.map(readEventItem).reduce((stops, { event }) => joinStops(stops, stopsOf(event)), found)
  }
  return found
}

function stopsOf(event: Recorded): Stops {
  const { type, at, program } = event
  const left = { ...noStops, carriers: carriersAfter({ carriers: {} }, event) }
  if (type !== 'opted_out' && type !== 'stop_superseded') return left
  return program === null ? { ...left, all: at } : { ...left, byProgram: { [program]: at } }
}
