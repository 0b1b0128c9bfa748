import type { Recorded } from '../../domain/core/events.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import { type Execution, execute } from '../core/execute.ts'
import type { Detail } from '../core/ledger.ts'
import type { EndedLinks, EndLinks } from '../core/ports/links.ts'
import type { Subject } from '../core/subject.ts'

/** The erasable fields of an event. */
export type DetailField = Exclude<keyof Detail, 'salt'>

/** A history that was archived when its record expired, and when its lock ends (REC-4). */
export interface ArchivedHistory {
  key: string
  until: string
}

/** Dependencies of erasing. */
export interface EraseDeps extends Execution {
  /** Deletes the details of every event before this one, in all record generations; returns how many events had each field. */
  removeDetails(subject: Subject, before: Recorded): Promise<Record<DetailField, number>>
  /** Ends what still names the person outside the record: stop links and invitations. */
  endLinks: EndLinks
  archived(subject: Subject): Promise<ArchivedHistory[]>
}

/** What was erased, and what stays, until when and why. */
export interface Erasure {
  /** The stop that came first; null when the person had already stopped. */
  stop: Recorded | null
  event: Recorded
  /** How many events lost each field now, and how many links and invitations ended. */
  removed: Record<DetailField, number> & EndedLinks
  kept: { what: string; until: string | null; why: string }[]
}

/**
 * Erases what can be erased now, after a stop: who the person is, where they were and what they wrote (REC-3); it ends the
 * stop links and invitations that name them. The `erased`
 * event is written first, so that anything missing after a crash is accounted for; repeating the erasure completes it.
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
  if (!event) throw new Error('the erasure recorded no event')
  const removed = {
    ...(await erasing.removeDetails(subject, event)),
    ...(await erasing.endLinks(subject)),
  }
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
      what: 'the phone number, the stop, the dates and words of each consent without identity and IP address, and the dates of messages without their text',
      until: expiresAt === null ? null : new Date(expiresAt * 1000).toISOString(),
      why: 'a stop can only be honored while it is on record, and consent must be provable for at least six months after it',
    },
    {
      what: 'a keyed hash of the phone number with the dates of its last stops',
      until: null,
      why: 'so that no older consent can ever lift the stop; it is written when the record expires',
    },
    {
      what: 'the text of an ordinary message that is on its way to the application',
      until: null,
      why: 'it is deleted as soon as it is delivered, within seconds; nothing else stores it',
    },
    {
      what: 'the sending gate’s answers under their callers’ keys, with the phone number, and which code requests were answered',
      until: 'PT24H',
      why: 'so that no message is sent twice; a hash of each code request is kept as long as a record would be',
    },
    {
      what: "the table's backups by point in time",
      until: 'P35D',
      why: 'they cannot be changed; backups older than 35 days are deleted every day',
    },
  ]
}

function lockedAway({ key, until }: ArchivedHistory): Erasure['kept'][number] {
  return {
    what: `the archived history ${key}`,
    until,
    why: 'it is locked against change and deletion until then',
  }
}
