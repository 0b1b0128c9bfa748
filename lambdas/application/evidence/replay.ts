import type { Recorded } from '../../domain/core/events.ts'
import { fold } from '../../domain/core/record/evolve.ts'
import { emptyRecord } from '../../domain/core/record/record.ts'
import type { LedgerEntry } from '../core/ledger.ts'
import type { WrittenChange } from '../core/ports/consent-store.ts'
import type { Subject } from '../core/subject.ts'
import { writtenBy } from '../core/written-by.ts'
import type { Break } from './break.ts'

/** The note that a command was executed: the first and the last event that it caused. */
export interface Marker {
  life: string
  first: number
  last: number
}

/** The events of one record generation, in order. */
export interface Generation {
  life: string
  events: readonly LedgerEntry[]
}

/**
 * The changes by which a generation came about, from its events and markers alone. Every event belongs to exactly one marker:
 * a marker whose events are gone, or an event that no marker knows, is a break (REC-3).
 */
export function replay(
  subject: Subject,
  { life, events }: Generation,
  markers: readonly Marker[],
): WrittenChange[] | Break {
  const inOrder = markers.toSorted((a, b) => a.first - b.first)
  const broken = breakOfMarkers(inOrder, events.length)
  if (broken) return broken
  let record = emptyRecord
  return inOrder.map(({ first, last }) => {
    const entries = events.slice(first - 1, last)
    const recorded = entries.map(({ event }) => event as Recorded)
    const before = record
    record = fold(before, recorded)
    return writtenBy({ ...subject, life }, before, record, recorded, entries)
  })
}

function breakOfMarkers(markers: readonly Marker[], events: number): Break | null {
  let next = 1
  for (const { first, last } of markers) {
    if (first !== next || last < first) return { seq: Math.min(first, next), what: 'marker_differs' }
    if (last > events) return { seq: Math.max(first, events + 1), what: 'missing' }
    next = last + 1
  }
  return next > events ? null : { seq: next, what: 'marker_differs' }
}
