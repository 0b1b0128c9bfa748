import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readLine } from '../../lambdas/application/evidence/anchor.ts'
import type { Chain } from '../../lambdas/application/evidence/verify-tenant.ts'
import { after, HOUR } from '../../lambdas/domain/core/time.ts'
import { PRIVATE, replaceFile } from '../files.ts'

/** Files that each hold what is known of a 256th of the chains: only one is in memory at a time. */
const SHARDS = 256

/** A file is rid of repetitions whenever it has grown by this factor, and by this many bytes. */
const GROWTH = 2
const MIN_GROWTH = 256 * 1024

/** What is compared, and what the digests that were read say of it. */
export interface Comparing {
  /** When the newest digest began; empty: none was read. */
  newest: string
  /** Only if all digests were read can a chain be one that they should know. */
  isWhole: boolean
  /** Whether the history of a generation was retired. */
  isRetired: (life: string) => Promise<boolean>
}

/** The result of comparing one shard. */
export interface Compared {
  /** How many different leaves the digests have. */
  leaves: number
  /** Each chain that differs. */
  problems: string[]
}

/**
 * Compares a tenant's chains with digests (REC-3). Both are collected in files by shard and then compared shard by shard, so
 * that memory does not grow with them. What is added twice counts once: a run that ended early can add it again.
 */
export class AnchoredChains {
  private readonly tenant: string
  private readonly folder: string
  /** The size of each file of leaves when it was last rid of repetitions. */
  private readonly sizes = new Map<string, number>()

  constructor(tenant: string, folder: string) {
    this.tenant = tenant
    this.folder = folder
    mkdirSync(folder, { recursive: true })
  }

  /** Adds the lines of a digest. */
  addLines(lines: readonly string[]): void {
    const read = lines.flatMap((line) => readLine(line) ?? [])
    const ours = read.filter(({ tenant }) => tenant === this.tenant)
    this.append('leaves', ours, ({ life, seq, leaf }) => `${life} ${seq} ${leaf}`)
  }

  /** Adds chains of the table. */
  addChains(chains: readonly Chain[]): void {
    this.append('chains', chains, ({ life, since, leaves }) => JSON.stringify({ life, since, leaves }))
  }

  /** Compares everything that was added, shard by shard. */
  async *compare(comparing: Comparing): AsyncGenerator<Compared> {
    for (let shard = 0; shard < SHARDS; shard++) {
      const known = knownLeaves(this.linesOf('leaves', shard))
      const chains = this.linesOf('chains', shard).map((line) => JSON.parse(line) as Chain)
      const byLife = new Map(chains.map((chain) => [chain.life, chain]))
      yield {
        leaves: [...known.values()].reduce((sum, { size }) => sum + size, 0),
        problems: [
          ...[...byLife.values()].flatMap((chain) => problemsOf(chain, known.get(chain.life), comparing)),
          ...(await missing(
            [...known.keys()].filter((life) => !byLife.has(life)),
            comparing,
          )),
        ],
      }
    }
  }

  private append<Thing extends { life: string }>(
    kind: 'leaves' | 'chains',
    things: readonly Thing[],
    write: (thing: Thing) => string,
  ): void {
    for (const [shard, some] of Map.groupBy(things, ({ life }) => shardOf(life))) {
      const file = this.fileOf(kind, shard)
      // A line that an earlier run left incomplete stays a line of its own.
      appendFileSync(file, `\n${some.map(write).join('\n')}\n`, { mode: PRIVATE })
      if (kind === 'leaves') this.shrink(file)
    }
  }

  /** A chain that did not change has the same leaf in every digest, which is kept once. */
  private shrink(file: string): void {
    const before = this.sizes.get(file) ?? 0
    const { size } = statSync(file)
    if (size < Math.max(GROWTH * before, before + MIN_GROWTH)) return
    const lines = new Set(readLines(file, COMPLETE.leaves))
    const text = `${[...lines].join('\n')}\n`
    replaceFile(file, text)
    this.sizes.set(file, text.length)
  }

  private linesOf(kind: 'leaves' | 'chains', shard: number): string[] {
    return readLines(this.fileOf(kind, shard), COMPLETE[kind])
  }

  private fileOf(kind: 'leaves' | 'chains', shard: number): string {
    return join(this.folder, `${kind}-${shard}`)
  }
}

function shardOf(life: string): number {
  return (createHash('sha256').update(life).digest()[0] ?? 0) % SHARDS
}

/** What a line looks like that was written to its end. */
const COMPLETE = { leaves: / \d+ [0-9a-f]{64}$/, chains: /\]\}$/ }

/** The complete lines of a file; none if there is no such file. */
function readLines(file: string, complete: RegExp): string[] {
  if (statSync(file, { throwIfNoEntry: false }) === undefined) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => complete.test(line))
}

/** By generation and sequence number the leaves that digests have: more than one if they contradict each other. */
type Known = Map<string, Map<number, Set<string>>>

function knownLeaves(lines: readonly string[]): Known {
  const known: Known = new Map()
  for (const line of lines) {
    const [life = '', seq = '', leaf = ''] = line.split(' ')
    const leaves = known.get(life) ?? new Map<number, Set<string>>()
    const same = leaves.get(Number(seq)) ?? new Set()
    known.set(life, leaves.set(Number(seq), same.add(leaf)))
  }
  return known
}

/** Each leaf of a digest must stand at its place in the chain. */
function problemsOf(
  { life, since, leaves }: Chain,
  known: Map<number, Set<string>> | undefined,
  comparing: Comparing,
): string[] {
  if (!known)
    return shouldKnow(since, comparing)
      ? [`${life}: no digest knows it, though it began before the last one`]
      : []
  return [...known].flatMap(([seq, same]) => {
    if (same.size > 1) return [`${life}: two digests have different leaves of event ${seq}`]
    return same.has(leaves[seq - 1] ?? '') ? [] : [`${life}: event ${seq} is not the one of the digest`]
  })
}

/** A digest is of about one time, so what began in the hour before it may be missing. */
function shouldKnow(since: string, { isWhole, newest }: Comparing): boolean {
  return isWhole && newest !== '' && after(since, HOUR) < newest
}

async function missing(lives: readonly string[], { isRetired }: Comparing): Promise<string[]> {
  const gone: string[] = []
  for (const life of lives)
    if (!(await isRetired(life))) gone.push(`${life}: it is gone, and was not retired`)
  return gone
}
