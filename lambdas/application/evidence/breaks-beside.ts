import type { WrittenChange } from '../core/ports/consent-store.ts'
import type { Subject } from '../core/subject.ts'
import type { Break } from './break.ts'
import { type Generation, type Marker, replay } from './replay.ts'

/** An item beside record, markers and ledger, as it is stored. */
export interface StoredItem {
  sk: string
}

/** Compares what is stored beside the ledger with what the ledger's changes wrote. */
export interface BesideComparison {
  /** The generation that an item belongs to; null for what no generation wrote. */
  generationOf(item: StoredItem): string | null
  /** The hashes of the texts of sent replies, and the event that owed each. */
  textsSent(items: readonly StoredItem[]): Map<string, number>
  /** The first item of a generation that is missing, was added or differs. */
  breakOf(changes: readonly WrittenChange[], items: readonly StoredItem[], now: string): Break | null
}

/** What one generation may still have, and what it is compared with. */
export interface BesideContext {
  comparison: BesideComparison
  /** The generations that are being retired. */
  going: readonly string[]
  now: string
}

/** Everything that the transactions of a person's commands wrote beside the record and the ledger. */
export interface Beside {
  markers: readonly Marker[]
  items: readonly StoredItem[]
}

/**
 * The first marker, list or due item, owed reply or outbox entry that does not follow from the ledger (REC-3). A generation
 * that is being retired has lost some of them; one of which no event is left is checked for not having any.
 */
export function breakBeside(
  subject: Subject,
  generations: readonly Generation[],
  { markers, items }: Beside,
  { comparison, going, now }: BesideContext,
): Break | null {
  const markersOf = Map.groupBy(markers, ({ life }) => life)
  const itemsOf = Map.groupBy(items, (item) => comparison.generationOf(item))
  const eventsOf = new Map(generations.map(({ life, events }) => [life, events]))
  const lives = new Set([...eventsOf.keys(), ...markersOf.keys(), ...itemsOf.keys()])
  for (const life of lives) {
    if (life === null || going.includes(life)) continue
    const changes = replay(subject, { life, events: eventsOf.get(life) ?? [] }, markersOf.get(life) ?? [])
    if ('what' in changes) return changes
    const broken = comparison.breakOf(changes, itemsOf.get(life) ?? [], now)
    if (broken) return broken
  }
  return null
}
