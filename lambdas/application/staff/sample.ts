import { createHash } from 'node:crypto'
import type { OptedIn, Pending, Recorded } from '../../domain/core/events.ts'
import { type Evidence, noEvidence } from '../../domain/core/evidence.ts'
import { currentRecord } from '../../domain/core/record/expiry.ts'
import type { Grant } from '../../domain/core/record/record.ts'
import { heldGrant } from '../../domain/core/record/status.ts'
import { programOf, type Tenant } from '../../domain/tenant/definitions.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { StoredRecord } from '../core/ports/consent-store.ts'
import type { TextReader } from '../core/ports/text-store.ts'
import { type Refusal, refuseProgram } from '../core/refusal.ts'
import type { Subject } from '../core/subject.ts'

/** A request for a sample; the same seed draws the same people as long as the same people are opted in. */
export interface SampleRequest {
  program: string
  count: number
  seed: string
}

/** An event of a person, by its id. */
export interface EventOf extends Subject {
  id: string
}

/** Reads what a sample is drawn from. */
export interface SampleReader {
  /** Calls back with the numbers of everyone who is opted in to a program, page by page and in no order. */
  eachOptedIn(tenant: string, program: string, visit: (numbers: readonly string[]) => void): Promise<void>
  /** The records of these people, by number. */
  records(tenant: string, numbers: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>>
  /** These events with their details; one that does not exist, or that was altered, is omitted. */
  events(events: readonly EventOf[]): Promise<Recorded[]>
}

/** One person of a sample: the consent that holds, in the form of a row of `record`, and where it stands on the ledger. */
export interface SampledRow extends Pick<Grant, 'level' | 'medium'> {
  program: string
  to: string
  status: 'opted_in'
  at: string
  /** What the person texted, if that gave the consent. */
  body: string | null
  evidence: Evidence & { invitation?: string }
  /** The id of the event. */
  event: string
  recordedAt: string
  /** Who recorded it, if it was not the person. */
  by: string | null
}

/** The people drawn, and from how many. */
export interface Sample extends SampleRequest {
  people: number
  rows: SampledRow[]
}

/** Dependencies of drawing a sample. */
export interface SampleDeps {
  clock: Clock
  sampling: SampleReader
  texts: TextReader
}

/**
 * Draws people who are opted in to a program at random, each as likely as any other, with the key facts of their consent:
 * carriers ask for it (REC-5). It reads the program's list, never the table.
 */
export async function sample(
  deps: SampleDeps,
  tenant: Tenant,
  { program, count, seed }: SampleRequest,
): Promise<Sample | Refusal> {
  if (!programOf(tenant, program)) return refuseProgram()
  const drawn = openDraw(count, seed)
  await deps.sampling.eachOptedIn(tenant.id, program, drawn.add)
  const rows = await rowsOf(deps, { tenant: tenant.id, program }, drawn.numbers())
  return { program, count, seed, people: drawn.people(), rows }
}

/** Ranks numbers by a hash with the seed and keeps the first, so that the order in which they come does not matter. */
function openDraw(count: number, seed: string) {
  let people = 0
  let first: { rank: string; to: string }[] = []
  const ranked = (to: string) => ({ rank: createHash('sha256').update(`${seed}#${to}`).digest('hex'), to })
  return {
    add: (numbers: readonly string[]) => {
      people += numbers.length
      const all = [...first, ...numbers.map(ranked)]
      first = all.sort((a, b) => (a.rank < b.rank ? -1 : 1)).slice(0, count)
    },
    people: () => people,
    numbers: () => first.map(({ to }) => to),
  }
}

/** The index follows the records by moments: who stopped in between is left out. */
async function rowsOf(
  { sampling, texts, clock }: SampleDeps,
  { tenant, program }: { tenant: string; program: string },
  numbers: readonly string[],
): Promise<SampledRow[]> {
  const now = clock()
  const records = await sampling.records(tenant, numbers)
  const held = numbers.flatMap((to) => {
    const current = currentRecord(records.get(to), now)
    const grant = current && heldGrant(current.record, program)
    return grant ? [{ to, grant }] : []
  })
  const granting = await eventsById(sampling, held, tenant)
  const requested = await eventsById(sampling, requestsOf(held, granting), tenant)
  const words = await wordsBy(texts, [...granting.values()])
  return held.flatMap(({ to, grant }) => {
    const event = granting.get(grant.id)
    if (event?.type !== 'opted_in') return []
    const request = requested.get(event.request ?? '')
    return [rowOf({ to, grant, event, request: request?.type === 'pending' ? request : undefined, words })]
  })
}

interface Held {
  to: string
  grant: Pick<Grant, 'id'>
}

async function eventsById(
  sampling: SampleReader,
  held: readonly Held[],
  tenant: string,
): Promise<ReadonlyMap<string, Recorded>> {
  const events = await sampling.events(held.map(({ to, grant: { id } }) => ({ tenant, to, id })))
  return new Map(events.map((event) => [event.id, event]))
}

/** The sign-ups that a confirmation completed: they say who the person is (IN-4). */
function requestsOf(held: readonly Held[], granting: ReadonlyMap<string, Recorded>): Held[] {
  return held.flatMap(({ to, grant }) => {
    const event = granting.get(grant.id)
    return event?.type === 'opted_in' && event.request !== null ? [{ to, grant: { id: event.request } }] : []
  })
}

async function wordsBy(texts: TextReader, events: readonly Recorded[]): Promise<ReadonlyMap<string, string>> {
  const hashes = events.flatMap((event) =>
    event.type === 'opted_in' && event.callToAction ? [event.callToAction.hash] : [],
  )
  return new Map((await texts.read([...new Set(hashes)])).map(({ hash, text }) => [hash, text]))
}

interface Drawn {
  to: string
  grant: Grant
  event: Recorded<OptedIn>
  request: Recorded<Pending> | undefined
  words: ReadonlyMap<string, string>
}

function rowOf({ to, grant, event, request, words }: Drawn): SampledRow {
  const { callToAction, proof, personal, inboundMessageId } = event
  return {
    program: event.program,
    to,
    status: 'opted_in',
    level: grant.level,
    medium: grant.medium,
    at: event.at,
    body: event.body,
    evidence: {
      ...noEvidence,
      ...proof,
      ...(personal ?? request?.personal),
      callToAction: callToAction && (words.get(callToAction.hash) ?? null),
      language: callToAction?.language ?? null,
      inboundMessageId: proof?.inboundMessageId ?? inboundMessageId,
    },
    event: event.id,
    recordedAt: event.recordedAt,
    by: event.by,
  }
}
