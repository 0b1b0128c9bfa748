import { isDeepStrictEqual } from 'node:util'
import { joinStops } from '../../domain/core/record/earlier-stops.ts'
import { noStops, type Stops } from '../../domain/core/record/record.ts'
import { retryRaces } from '../core/retry-races.ts'

/** What is stored about a person permanently, under a keyed hash of tenant and number (REC-4). */
export interface Tombstone {
  stops: Stops
  archives: ArchivedHistory[]
}

/** The history of one generation in the archive. */
export interface ArchivedHistory {
  life: string
  /** The time until which nobody can delete it. */
  until: string
}

/** A stored tombstone, with the version that a write must match. */
export interface StoredTombstone extends Tombstone {
  version: number
}

/** Stores tombstones. */
export interface Tombstones {
  /** The tombstone of a keyed hash, by a strongly consistent read. */
  read(hash: string): Promise<StoredTombstone | undefined>
  /** Writes a tombstone over the version that was read, 0 for none; a lost race raises a {@link ConcurrencyError}. */
  write(hash: string, tombstone: StoredTombstone, over: number): Promise<void>
}

/** Merges new stops and archived histories into a person's tombstone; writes none if there is nothing to remember. */
export async function mergeTombstone(tombstones: Tombstones, hash: string, found: Tombstone): Promise<void> {
  if (isEmpty(found)) return
  await retryRaces(async () => {
    const { version = 0, ...stands } = (await tombstones.read(hash)) ?? { stops: noStops, archives: [] }
    const joined = join(stands, found)
    if (!isDeepStrictEqual(joined, stands)) {
      await tombstones.write(hash, { ...joined, version: version + 1 }, version)
    }
  })
}

function isEmpty({ stops, archives }: Tombstone): boolean {
  return stops.all === null && Object.keys(stops.byProgram).length === 0 && archives.length === 0
}

/** Keeps the later date of each stop; a record generation that is already archived keeps the end of its lock. */
function join(stands: Tombstone, found: Tombstone): Tombstone {
  const known = new Set(stands.archives.map(({ life }) => life))
  return {
    stops: joinStops(stands.stops, found.stops),
    archives: [...stands.archives, ...found.archives.filter(({ life }) => !known.has(life))],
  }
}
