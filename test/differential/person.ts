import { type OutboxEntry, outboxEntries } from '../../lambdas/application/outbox/outbox.ts'
import { REVIEW_DEADLINE } from '../../lambdas/domain/core/deadlines.ts'
import type { Recorded } from '../../lambdas/domain/core/events.ts'
import { waitingRequests } from '../../lambdas/domain/core/facts/answers.ts'
import {
  joinStops,
  keepEarlierStops,
  needsEarlierStops,
  stopsLeftBy,
  withEarlierStops,
} from '../../lambdas/domain/core/record/earlier-stops.ts'
import { evolve } from '../../lambdas/domain/core/record/evolve.ts'
import { expiryOf } from '../../lambdas/domain/core/record/expiry.ts'
import {
  type ConsentRecord,
  emptyRecord,
  noStops,
  openReviews,
  type Stops,
} from '../../lambdas/domain/core/record/record.ts'
import { emptySendHistory, type SendHistory } from '../../lambdas/domain/core/send-history.ts'
import { after } from '../../lambdas/domain/core/time.ts'
import { type Command, decide } from '../../lambdas/domain/decide.ts'
import {
  countReply,
  currentReply,
  markUnconfirmed,
  type OwedReply,
  withheld,
  withoutQuestion,
} from '../../lambdas/domain/replies/reply-limits.ts'
import type { Tenant } from '../../lambdas/domain/tenant/definitions.ts'

/** A text that left. */
export interface SentReply {
  kind: string
  number: string
  programs: readonly string[]
  had?: readonly string[] | undefined
}

/** The person's record of one generation, as the table would hold it. */
interface Stored {
  generation: number
  record: ConsentRecord
  sends: SendHistory
  seq: number
  expiresAt: number | null
  commands: Set<string>
}

/**
 * One person at one tenant: the real decisions on a record in memory instead of a table, with what the handlers and
 * schedules around them do, in the same order.
 */
export class Person {
  readonly to = '+12065550142'
  readonly tenant: Tenant
  stored: Stored | undefined
  private generations = 0
  private earlier: Stops = noStops
  /** What was published and sent since it was last taken. */
  private published: { type: string; program: string | null }[] = []
  private sent: SentReply[] = []
  /** What the oracle calls each event: the message or the row or the input that caused it. */
  readonly names = new Map<string, string>()
  /** The requests for one-time codes that were used. */
  readonly codeRequests = new Set<string>()
  /** The programs of which a code was texted, by form. */
  readonly codesTexted = new Map<string, readonly string[]>()

  constructor(tenant: Tenant) {
    this.tenant = tenant
  }

  get record(): ConsentRecord {
    return this.stored?.record ?? emptyRecord
  }

  /** The record with the stops of earlier generations. */
  informedRecord(): ConsentRecord {
    return this.record.earlierStops ? this.record : withEarlierStops(this.record, this.earlier)
  }

  get sends(): SendHistory {
    return this.stored?.sends ?? emptySendHistory
  }

  /** What left since this was last asked. */
  take() {
    const taken = { events: this.published, replies: this.sent }
    this.published = []
    this.sent = []
    return taken
  }

  /** What has left since this was last taken. */
  sentOf(kind: string): SentReply[] {
    return this.sent.filter((reply) => reply.kind === kind)
  }

  /** Runs a command as the application does; a repeated one changes nothing. */
  run(command: Command, commandId: string, now: string, name: string): Recorded[] {
    if (this.stored?.commands.has(commandId)) return []
    const { record, tenant } = this
    const question = this.sends.question
    let events = decide(command, { tenant, record, now, question })
    if (needsEarlierStops(events, record, tenant)) {
      const informed = { tenant, record: this.informedRecord(), now, question }
      events = keepEarlierStops(decide(command, informed), this.earlier)
    }
    if (events.length === 0) return []
    const stored = this.stored ?? this.begin()
    const recorded = events.map((event, i): Recorded => {
      const seq = stored.seq + i + 1
      return { ...event, id: `${stored.generation}.${seq}`, seq }
    })
    stored.seq += recorded.length
    stored.record = recorded.reduce(evolve, stored.record)
    stored.expiresAt = expiryOf(stored.record, tenant.retentionMonths)
    stored.commands.add(commandId)
    for (const event of recorded) this.names.set(event.id, event.inboundMessageId ?? name)
    const life = `${stored.generation}`
    for (const entry of outboxEntries({ tenant: tenant.id, to: this.to, life }, recorded, [])) {
      this.leave(entry, now)
    }
    return recorded
  }

  private begin(): Stored {
    this.generations += 1
    this.stored = {
      generation: this.generations,
      record: emptyRecord,
      sends: emptySendHistory,
      seq: 0,
      expiresAt: null,
      commands: new Set(),
    }
    return this.stored
  }

  private leave(entry: OutboxEntry, now: string): void {
    if (entry.kind === 'event')
      this.published.push({ type: entry.message.type, program: entry.message.program })
    else this.reply(entry, now)
  }

  /** Sends a reply at once, unless it may not leave. */
  reply(owed: OwedReply, now: string): void {
    const { stored } = this
    if (!stored) return
    if (withheld(owed, stored.record, stored.sends, now)) {
      stored.sends = withoutQuestion(owed, markUnconfirmed(stored.sends, owed.grants))
      return
    }
    const { kind, programs, had } = currentReply(owed, stored.record)
    this.sent.push({ kind, number: owed.number, programs, had })
    stored.sends = countReply(owed, stored.sends, now)
  }

  count(sends: SendHistory): void {
    if (this.stored) this.stored.sends = sends
  }

  /** Lets time pass: what comes due by then happens in its turn, and the record goes when it expires. */
  passUntil(now: string): void {
    for (let due = this.nextDue(); due && due.at <= now; due = this.nextDue()) due.happen()
  }

  private nextDue(): { at: string; happen: () => void } | undefined {
    const { stored } = this
    if (!stored) return undefined
    const lapses = waitingRequests(stored.record).map(({ until: at }) => ({
      at,
      happen: () =>
        void this.run({ type: 'lapse_requests', ...this.subject() }, `lapse#${stored.seq}`, at, ''),
    }))
    const reviews = openReviews(stored.record).map(({ id, since }) => {
      const at = after(since, REVIEW_DEADLINE)
      const settled = { review: id, as: 'stop', by: 'schedule', requestId: null } as const
      return {
        at,
        happen: () =>
          void this.run({ type: 'settle_review', ...this.subject(), ...settled }, `review#${id}`, at, ''),
      }
    })
    const { expiresAt } = stored
    const gone =
      expiresAt === null
        ? []
        : [{ at: new Date(expiresAt * 1000).toISOString(), happen: () => this.expire() }]
    return [...lapses, ...reviews, ...gone].sort((a, b) => (a.at < b.at ? -1 : 1))[0]
  }

  private subject() {
    return { tenant: this.tenant.id, to: this.to }
  }

  private expire(): void {
    this.earlier = joinStops(this.earlier, stopsLeftBy(this.record))
    this.published.push({ type: 'expired', program: null })
    this.stored = undefined
  }
}
