import type { DecisionContext } from '../../domain/core/decision-context.ts'
import type { ConsentEvent, Recorded } from '../../domain/core/events.ts'
import { invitationUsed } from '../../domain/core/invitation.ts'
import {
  keepEarlierStops,
  needsEarlierStops,
  withEarlierStops,
} from '../../domain/core/record/earlier-stops.ts'
import { currentRecord, expiryOf } from '../../domain/core/record/expiry.ts'
import { emptyRecord } from '../../domain/core/record/record.ts'
import { type Command, decide } from '../../domain/decide.ts'
import type { Definitions, Tenant } from '../../domain/tenant/definitions.ts'
import { expiredEntry } from '../outbox/outbox.ts'
import { append } from './ledger.ts'
import type { Clock } from './ports/clock.ts'
import type { ConsentStore, StoredRecord } from './ports/consent-store.ts'
import type { History } from './ports/history.ts'
import type { StoredText, TextStore } from './ports/text-store.ts'
import { retryRaces } from './retry-races.ts'
import type { Subject } from './subject.ts'
import { writtenBy } from './written-by.ts'

/** Dependencies of running a command. */
export interface Execution {
  store: ConsentStore
  history: History
  texts: TextStore
  definitions: Definitions
  clock: Clock
  /** A new record generation id: unique, and sorted after earlier ones. */
  newGeneration: () => string
  newSalt: () => string
}

/** The result of a command. */
export interface Outcome {
  result: 'changed' | 'repeated' | 'nothing'
  /** The events that the command caused; empty when it was a repeat or changed nothing. */
  events: readonly Recorded[]
  /** The context that the decision was based on. */
  context: DecisionContext
  /** The generation it belongs to; undefined when there is none. */
  life: string | undefined
}

/** Raised when a command names an unknown tenant. */
export class UnknownTenantError extends Error {
  override name = 'UnknownTenantError'
}

/** Runs a command: reads, decides, and writes in one transaction; retries a lost race a bounded number of times. */
export async function execute(execution: Execution, command: Command, commandId: string): Promise<Outcome> {
  const tenant = execution.definitions.tenantById.get(command.tenant)
  if (!tenant) throw new UnknownTenantError('the command names an unknown tenant')
  return retryRaces(() => attemptOnce(execution, tenant, command, commandId))
}

async function attemptOnce(
  execution: Execution,
  tenant: Tenant,
  command: Command,
  commandId: string,
): Promise<Outcome> {
  const { store, history, clock, newGeneration, newSalt } = execution
  const subject: Subject = { tenant: tenant.id, to: command.to }
  const now = clock()
  const read = await store.load(subject)
  const current = currentRecord(read, now)
  const record = current?.record ?? emptyRecord
  const known = { tenant, record, now, question: current?.sends.question ?? null }
  const { events, context } = await decideWithHistory(history, subject, current, command, known)
  if (events.length === 0) return { result: 'nothing', events: [], context, life: current?.life }

  const life = current?.life ?? newGeneration()
  // A new record generation is chained to the end of an earlier one that still exists.
  const start = { seq: current?.seq ?? 0, hash: read?.hash ?? null, record }
  const { recorded, sealed, head } = append({ ...subject, life }, start, events, newSalt)
  await keepTexts(execution.texts, textsOf(command, tenant), events)
  const written = writtenBy({ ...subject, life }, record, head.record, recorded, sealed)
  const ends = read && !current ? [expiredEntry(subject, read)] : []
  const result = await store.commit({
    ...written,
    outboxEntries: [...ends, ...written.outboxEntries],
    read,
    events: sealed,
    record: head.record,
    expiresAt: expiryOf(head.record, tenant.retentionMonths),
    commandId,
    invitation: 'invitation' in command ? invitationUsed(command.invitation, recorded) : undefined,
  })
  return result === 'committed'
    ? { result: 'changed', events: recorded, context, life }
    : { result, events: [], context, life }
}

/** Looks up earlier record generations only when the decision needs them: all but a first grant stay at two requests. */
async function decideWithHistory(
  history: History,
  subject: Subject,
  current: StoredRecord | undefined,
  command: Command,
  context: DecisionContext,
): Promise<{ events: ConsentEvent[]; context: DecisionContext }> {
  const events = decide(command, context)
  if (!needsEarlierStops(events, context.record, context.tenant)) return { events, context }
  const stops = await history.stops(subject, current?.life)
  const informed = { ...context, record: withEarlierStops(context.record, stops) }
  return { events: keepEarlierStops(decide(command, informed), stops), context: informed }
}

/** The texts that a command's events may refer to: those that came with it, and the programs' calls-to-action. */
function textsOf(command: Command, { programs }: Tenant): StoredText[] {
  return [
    ...broughtBy(command),
    ...programs.flatMap(({ callToAction, translatedCalls }) => [callToAction, ...translatedCalls]),
  ]
}

function broughtBy(command: Command): StoredText[] {
  if ('asked' in command) return command.asked.map(({ shown }) => shown)
  if ('invitation' in command && command.invitation?.shown) return [command.invitation.shown]
  if ('join' in command) return command.join.map(({ shown }) => shown)
  return 'shown' in command && command.shown ? [command.shown] : []
}

/** Stores the texts that an event refers to before the event itself is stored (IN-8). */
async function keepTexts(
  store: TextStore,
  texts: readonly StoredText[],
  events: readonly ConsentEvent[],
): Promise<void> {
  const hashes = new Set(
    events.flatMap((event) =>
      'callToAction' in event && event.callToAction ? [event.callToAction.hash] : [],
    ),
  )
  const shown = texts.filter(({ hash }) => hashes.has(hash))
  await Promise.all(shown.map(({ hash, language, text }) => store.keep({ hash, language, text })))
}
