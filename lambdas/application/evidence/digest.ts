import { after, HOUR } from '../../domain/core/time.ts'
import type { Log } from '../core/log.ts'
import type { Clock } from '../core/ports/clock.ts'
import { type ChainHead, leafOf, lineOf, SHARDS, shardOf } from './anchor.ts'
import { merkleRoot } from './merkle.ts'

/** A stored part of a digest: the leaves of a stretch of the scan, by shard. */
export interface DigestPart {
  key: string
  leaves: number
  /** The Merkle root of its leaves. */
  root: string
  /** The byte at which each shard begins, and at which the last one ends. */
  shards: number[]
}

/** How far the digest of a day has come: what a run that runs out of time leaves to the next. */
export interface DigestProgress {
  /** When it began. */
  since: string
  parts: DigestPart[]
  /** Where the scan continues; null at the beginning. */
  cursor: string | null
  done: boolean
}

/** A complete digest: the roots of its parts, and the root over those. */
export interface Digest {
  since: string
  until: string
  leaves: number
  parts: DigestPart[]
  root: string
}

/** Dependencies of the daily digest. */
export interface DigestDeps {
  /** The heads of a page of records, and where the next begins; null at the end. */
  heads(cursor: string | null): Promise<{ heads: ChainHead[]; cursor: string | null }>
  progress: {
    read(): Promise<DigestProgress | undefined>
    write(progress: DigestProgress): Promise<void>
  }
  /** Stores an object that cannot be changed or deleted for years; one that is there stays. */
  keep(key: string, text: string, at: string): Promise<void>
  clock: Clock
  log: Log
  /** Whether time is up. */
  isOver: () => boolean
}

/** The most leaves of one part: a run holds no more in memory. */
const PART = 20_000

/** A digest that takes longer than this sets off an alarm. */
const LATE = 36 * HOUR

/**
 * Works on the digest of the day until it is complete or time is up, and then continues it in the next run (REC-3). It scans
 * the table, holds one part in memory, and stores each part before it goes on.
 */
export async function digestDaily(deps: DigestDeps): Promise<{ leaves: number; done: boolean }> {
  const { progress, clock, log } = deps
  const known = await progress.read()
  const now = clock()
  if (known?.done && dayOf(known.since) === dayOf(now)) return { leaves: leavesOf(known.parts), done: true }
  const current = known && !known.done ? known : { since: now, parts: [], cursor: null, done: false }
  if (after(current.since, LATE) < now) log({ event: 'digest_late' })
  const reached = await scan(deps, current)
  if (!reached.done) return { leaves: leavesOf(reached.parts), done: false }
  await deps.keep(
    digestKey(reached.since),
    `${JSON.stringify(digestOf(reached, clock()), null, 2)}\n`,
    clock(),
  )
  await progress.write(reached)
  log({ event: 'digested', leaves: leavesOf(reached.parts) })
  return { leaves: leavesOf(reached.parts), done: true }
}

async function scan(deps: DigestDeps, from: DigestProgress): Promise<DigestProgress> {
  let reached = from
  let cursor = from.cursor
  let heads: ChainHead[] = []
  do {
    const page = await deps.heads(cursor)
    cursor = page.cursor
    heads.push(...page.heads)
    if (heads.length < PART && cursor !== null && !deps.isOver()) continue
    reached = await keepPart(deps, { ...reached, cursor, done: cursor === null }, heads)
    heads = []
  } while (cursor !== null && !deps.isOver())
  return reached
}

async function keepPart(
  { keep, progress, clock }: DigestDeps,
  reached: DigestProgress,
  heads: readonly ChainHead[],
): Promise<DigestProgress> {
  if (heads.length === 0) {
    // A stretch of the table without a record: the next run continues behind it.
    if (!reached.done) await progress.write(reached)
    return reached
  }
  const sharded = Map.groupBy(heads, ({ life }) => shardOf(life))
  const texts: string[] = []
  const leaves: string[] = []
  const shards = [0]
  for (let shard = 0; shard < SHARDS; shard++) {
    const lines = (sharded.get(shard) ?? []).map((head) => ({ head, leaf: leafOf(head) }))
    leaves.push(...lines.map(({ leaf }) => leaf))
    const text = lines.map(({ head, leaf }) => `${lineOf(head, leaf)}\n`).join('')
    texts.push(text)
    shards.push((shards.at(-1) ?? 0) + Buffer.byteLength(text))
  }
  const root = merkleRoot(leaves)
  const key = partKey(reached.since, reached.parts.length + 1, root)
  await keep(key, texts.join(''), clock())
  const next = { ...reached, parts: [...reached.parts, { key, leaves: heads.length, root, shards }] }
  // The last part counts only together with the digest that lists it.
  if (!next.done) await progress.write(next)
  return next
}

function digestOf({ since, parts }: DigestProgress, until: string): Digest {
  return { since, until, leaves: leavesOf(parts), parts, root: merkleRoot(parts.map(({ root }) => root)) }
}

function leavesOf(parts: readonly DigestPart[]): number {
  return parts.reduce((sum, { leaves }) => sum + leaves, 0)
}

function dayOf(instant: string): string {
  return instant.slice(0, 10)
}

/** Where digests lie; a day's are together. */
export const DIGESTS = 'digests/'

/** The key of a complete digest, by the time at which it began. */
export function digestKey(since: string): string {
  return `${DIGESTS}${dayOf(since)}/digest-${since}.json`
}

/** The same part stored twice has the same key. */
function partKey(since: string, number: number, root: string): string {
  return `${DIGESTS}${dayOf(since)}/part-${String(number).padStart(5, '0')}-${root.slice(0, 16)}.txt`
}

/** The key of the leaf that a retired history leaves. */
export function retiredKey(tenant: string, life: string): string {
  return `retired/${tenant}/${life}.txt`
}
