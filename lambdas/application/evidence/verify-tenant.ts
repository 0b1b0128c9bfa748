import type { LedgerEntry } from '../core/ledger.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Subject } from '../core/subject.ts'
import { leafOf } from './anchor.ts'
import type { Break } from './break.ts'
import { readVerified, type VerifyDeps } from './read-verified.ts'
import { TooLongError } from './snapshot.ts'
import { generationsOf, type Verification } from './verify.ts'

/** Iterates over every number that a tenant has a record or a ledger for, each once. */
export interface NumberWalk {
  /** A bounded number of phone numbers, perhaps none, and where to continue; null when the walk is complete. */
  page(
    tenant: string,
    cursor: string | undefined,
    most: number,
  ): Promise<{ numbers: string[]; cursor: string | null }>
}

/** Dependencies of verifying a number. */
export interface VerifyingDeps extends VerifyDeps {
  clock: Clock
  /** The most events of one number that are verified. */
  maxEvents?: number | undefined
}

/** Dependencies of verifying a tenant. */
export interface VerifyTenantDeps extends VerifyingDeps {
  numbers: NumberWalk
  /** The bucket with the digests. */
  anchorBucket?: string | undefined
}

/** Whether the ledgers and records of a range of a tenant's numbers verify. */
export interface TenantVerification {
  tenant: string
  holds: boolean
  /** How many numbers and events this range has. */
  numbers: number
  events: number
  firstBreak: (Break & { to: string }) | null
  /** The leaves of every chain of the range, to compare with digests; only if asked for. */
  chains?: Chain[]
  /** The bucket with the digests; only if chains were asked for. */
  anchorBucket?: string | null
  /** Where the next range begins; null: this was the last. */
  cursor: string | null
}

/** A chain: the record generation, when it began, and the leaf of each event in order. */
export interface Chain {
  life: string
  since: string
  leaves: string[]
}

/** Verifies everything stored about one number from a consistent snapshot (REC-2, REC-3). */
export async function verifyNumber(verifying: VerifyingDeps, subject: Subject): Promise<Verification> {
  return (await verifyWithChains(verifying, subject)).chain
}

/** The most events of one person that fit into the time and the memory of a call. */
export const MAX_EVENTS = 20_000

/** The most leaves of an answer, but for those of a page of numbers. */
const MAX_LEAVES = 20_000

/** Limits of one call: it ends after the page that reaches either. */
const MAX_NUMBERS = 200
const MAX_MILLISECONDS = 4000

/**
 * Verifies a range of a tenant's numbers, each once; the cursor continues where it ended (REC-2). The cursor points after
 * one of the tenant's own numbers, or between other tenants' items only if the whole call found none (TEN-1).
 */
export async function verifyTenant(
  verifying: VerifyTenantDeps,
  tenant: string,
  from: string | undefined,
  { maxNumbers = MAX_NUMBERS, withChains = false } = {},
): Promise<TenantVerification> {
  const start = performance.now()
  const verified: Verified[] = []
  let place = from ?? null
  let cursor = place
  do {
    const page = await verifying.numbers.page(
      tenant,
      place ?? undefined,
      Math.min(maxNumbers - verified.length, withChains ? AT_ONCE : maxNumbers),
    )
    verified.push(...(await verifyAll(verifying, tenant, page.numbers)))
    place = page.cursor
    if (page.numbers.length > 0 || verified.length === 0 || place === null) cursor = place
  } while (
    place !== null &&
    verified.length < maxNumbers &&
    !(withChains && leavesOf(verified) > MAX_LEAVES) &&
    performance.now() - start < MAX_MILLISECONDS
  )
  const chains = verified.flatMap((number) => number.chains)
  return {
    tenant,
    ...summaryOf(verified.map(({ chain }) => chain)),
    ...(withChains && { chains, anchorBucket: verifying.anchorBucket ?? null }),
    cursor,
  }
}

function leavesOf(verified: readonly Verified[]): number {
  return verified.reduce((sum, { chain }) => sum + chain.events, 0)
}

/** A number's verification, with its chains. */
interface Verified {
  chain: Verification
  chains: Chain[]
}

/** A number with too many events is named as not verified, and the others are verified all the same. */
async function verifyWithChains(verifying: VerifyingDeps, subject: Subject): Promise<Verified> {
  const { maxEvents = MAX_EVENTS, clock } = verifying
  try {
    const { chain, entries } = await readVerified(verifying, subject, clock(), maxEvents)
    return { chain, chains: chainsOf(subject, entries) }
  } catch (error) {
    if (!(error instanceof TooLongError)) throw error
    const firstBreak = { seq: null, what: 'too_long' } as const
    return { chain: { ...subject, holds: false, events: 0, firstBreak }, chains: [] }
  }
}

function chainsOf({ tenant }: Subject, entries: readonly LedgerEntry[]): Chain[] {
  return generationsOf(entries).map(({ life, events }) => ({
    life,
    since: events[0]?.event.recordedAt ?? '',
    leaves: events.map(({ event: { seq }, hash }) => leafOf({ tenant, life, seq, hash })),
  }))
}

const AT_ONCE = 8

async function verifyAll(
  verifying: VerifyTenantDeps,
  tenant: string,
  numbers: readonly string[],
): Promise<Verified[]> {
  const verified: Verified[] = []
  for (let first = 0; first < numbers.length; first += AT_ONCE) {
    const some = numbers.slice(first, first + AT_ONCE)
    verified.push(...(await Promise.all(some.map((to) => verifyWithChains(verifying, { tenant, to })))))
  }
  return verified
}

function summaryOf(verified: readonly Verification[]) {
  const broken = verified.find(({ firstBreak }) => firstBreak !== null)
  return {
    holds: broken === undefined,
    numbers: verified.length,
    events: verified.reduce((sum, { events }) => sum + events, 0),
    firstBreak: broken?.firstBreak ? { to: broken.to, ...broken.firstBreak } : null,
  }
}
