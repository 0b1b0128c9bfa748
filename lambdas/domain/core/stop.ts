import type { DecisionContext } from './decision-context.ts'
import type { ConsentEvent, EventBase, OptedOut, Reply, StopSuperseded } from './events.ts'
import type { Proof } from './evidence.ts'
import { type ConsentRecord, consentTo } from './record.ts'
import { grantsOf, hasStopped } from './status.ts'
import { later } from './time.ts'
import type { StopMedium } from './vocabulary.ts'

/** A stop with its context: whose it is, its date, and its medium. */
export interface Stopping {
  record: ConsentRecord
  at: string
  base: EventBase
  medium: StopMedium
  body: string | null
  /** When it was received and its evidence, if it was not a text (OUT-8). */
  receivedAt?: string
  proof?: Proof
}

/**
 * A stop applies to every program of the tenant, or to one. Later grants remain, and the stop is recorded there as
 * superseded (OUT-5); at equal times the stop wins (OUT-7).
 */
export function stop(stopping: Stopping, program: string | null): ConsentEvent[] {
  const { base, medium, body, receivedAt = null, proof = null } = stopping
  const survivors = grantedLater(stopping, program)
  const common = { ...base, program, medium, body, receivedAt, proof }
  if (survivors.length > 0 && !endsAnything(stopping, program)) {
    return [{ type: 'stop_superseded', ...common } satisfies StopSuperseded]
  }
  const stopped: OptedOut = {
    type: 'opted_out',
    ...common,
    reply: survivors.length > 0 ? null : confirmation(stopping, program),
  }
  const superseded = survivors.map(
    (survivor): StopSuperseded => ({ type: 'stop_superseded', ...common, body: null, program: survivor }),
  )
  return [stopped, ...superseded]
}

function inScope({ record }: Stopping, program: string | null): string[] {
  return program === null ? Object.keys(record.programs) : [program]
}

function grantedLater(stopping: Stopping, program: string | null): string[] {
  const { record, at } = stopping
  return inScope(stopping, program).filter((id) =>
    consentTo(record, id).grants.some(({ since }) => since > at),
  )
}

/** Whether a stop of this date leaves any covered program without a grant. */
function endsAnything(stopping: Stopping, program: string | null): boolean {
  const { record, at } = stopping
  return inScope(stopping, program).some((id) => {
    const { grants, pending } = consentTo(record, id)
    const dates = [...grants.map(({ since }) => since), ...(pending ? [pending.at] : [])]
    return dates.length > 0 && dates.every((date) => date <= at)
  })
}

/** One text, and none to a person who had stopped already (OUT-6, OUT-7). */
function confirmation({ record, base }: Stopping, program: string | null): Reply | null {
  if (hasStopped(record, program) || base.number === null) return null
  return { kind: 'stop_confirmation', programs: program === null ? [] : [program] }
}

/** A stop that was received elsewhere. */
interface TakenStop {
  base: EventBase
  /** Null: of everything. */
  program: string | null
  medium: StopMedium
  receivedAt: string
  proof?: Proof
}

/** A stop that ends everything current when it is recorded, whatever its date (OUT-5), and sends nothing. */
export function stopAtOnce(
  { record, now }: Pick<DecisionContext, 'record' | 'now'>,
  { base, program, ...taken }: TakenStop,
): ConsentEvent[] {
  const at = grantsOf(record).reduce((latest, { since }) => later(latest, since) ?? now, now)
  const stopping: Stopping = { record, at, base: { ...base, at }, body: null, ...taken }
  const settled = program === null ? settleAsStop({ record, at, base: { ...base, at, personal: null } }) : []
  return [...stop(stopping, program), ...settled]
}

/** A stop of everything settles the review, unless a message came after the stop. */
export function settleAsStop({ record, at, base }: Pick<Stopping, 'record' | 'at' | 'base'>): ConsentEvent[] {
  if (!record.review || at < record.review.lastAt) return []
  return [{ type: 'review_settled', ...base, program: null, as: 'stop' }]
}
