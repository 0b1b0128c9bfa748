import type { Recorded } from '../../domain/core/events.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import { type Execution, execute } from '../core/execute.ts'
import type { Detail } from '../core/ledger.ts'
import type { Subject } from '../core/subject.ts'

/** What may be erased of an event. */
export type DetailField = Exclude<keyof Detail, 'salt'>

/** A history that was archived when its record went, and when its lock ends (REC-4). */
export interface ArchivedHistory {
  key: string
  until: string
}

/** What erasing needs. */
export interface EraseDeps extends Execution {
  /** Removes the details of every event before this one, of all record generations; answers how many had each field. */
  removeDetails(subject: Subject, before: Recorded): Promise<Record<DetailField, number>>
  archived(subject: Subject): Promise<ArchivedHistory[]>
}

/** What was erased, and what stays until when and why. */
export interface Erasure {
  /** The stop that came first; null where one stood already. */
  stop: Recorded | null
  event: Recorded
  /** How many events lost each field, at once. */
  removed: Record<DetailField, number>
  kept: { what: string; until: string | null; why: string }[]
}

/**
 * Erases what may go at once, after a stop: who the person is, where they were and what they wrote (REC-3). The
 * `erased` event comes first, so that whatever is missing after a crash is accounted for; doing it again finishes it.
 */
export async function erase(
  erasing: EraseDeps,
  tenant: Tenant,
  to: string,
  { by, requestId }: { by: string; requestId: string },
): Promise<Erasure> {
  const subject = { tenant: tenant.id, to }
  const command = { type: 'erase_details', ...subject, by, requestId } as const
  const commandId = `erase#${requestId}`
  const { result, events, life } = await execute(erasing, command, commandId)
  const known =
    result === 'repeated' && life !== undefined
      ? await erasing.store.recall(subject, life, commandId)
      : events
  const event = known.find(({ type }) => type === 'erased')
  if (!event) throw new Error('an erasure left no event')
  const removed = await erasing.removeDetails(subject, event)
  const expiresAt = (await erasing.store.load(subject))?.expiresAt ?? null
  return {
    stop: known.find(({ type }) => type === 'opted_out') ?? null,
    event,
    removed,
    kept: [...keptUntil(expiresAt), ...(await erasing.archived(subject)).map(lockedAway)],
  }
}

function keptUntil(expiresAt: number | null): Erasure['kept'] {
  return [
    {
      what: 'the phone number, the stop, what was consented to when and by which words, without who and where, and when messages were sent, without their words',
      until: expiresAt === null ? null : new Date(expiresAt * 1000).toISOString(),
      why: 'a stop can only be honoured while it is known, and consent must be proved until six months after it at the least',
    },
    {
      what: 'a keyed hash of the phone number with the dates of its last stops',
      until: null,
      why: 'so that no older consent ever lifts the stop; it is written when the record goes',
    },
    {
      what: 'the words of an ordinary message that is just on its way to the application',
      until: null,
      why: 'they are removed as soon as they are handed over, within seconds; nothing else keeps them',
    },
    {
      what: 'what callers of the sending gate were answered under their keys, with the phone number, and which requests for codes were answered',
      until: 'PT24H',
      why: 'so that no message leaves twice; of requests for codes a hash is kept as long as a record would be',
    },
    {
      what: "the table's backups by point in time",
      until: 'P35D',
      why: 'they cannot be changed; each day drops what is older than 35 days',
    },
  ]
}

function lockedAway({ key, until }: ArchivedHistory): Erasure['kept'][number] {
  return {
    what: `the archived history ${key}`,
    until,
    why: 'it is locked against change and removal until then',
  }
}
