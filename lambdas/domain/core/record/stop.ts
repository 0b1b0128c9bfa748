import type { DecisionContext } from '../decision-context.ts'
import type { ConsentEvent, EventBase, OptedOut, Reply, ReviewSettled, StopSuperseded } from '../events.ts'
import type { Proof } from '../evidence.ts'
import { withStop } from '../facts/end.ts'
import { later } from '../time.ts'
import type { StopMedium } from '../vocabulary.ts'
import { consequences } from './grant.ts'
import { type ConsentRecord, consentTo, openReviews } from './record.ts'
import { grantsOf, hasStopped, heldGrant } from './status.ts'

/** A stop with its context: whose it is, its date, and its medium. */
export interface Stopping {
  record: ConsentRecord
  at: string
  base: EventBase
  medium: StopMedium
  body: string | null
  /** Set for a text, which is confirmed: the tenant's programs (OUT-6). */
  programs?: readonly { id: string }[]
  /** When it was received and its evidence, if it was not a text (OUT-8). */
  receivedAt?: string
  proof?: Proof
}

/**
 * A stop applies to every program of the tenant, or to one. Grants that it does not end remain, and it is recorded there as
 * superseded (OUT-5). What it leaves to stand for itself is granted (OUT-7).
 */
export function stop(stopping: Stopping, program: string | null): ConsentEvent[] {
  const { record, at, base, medium, body, receivedAt = null, proof = null } = stopping
  const stopped = withStop(record, { program, at }, base.recordedAt)
  const granted = consequences(record, stopped, base.recordedAt)
  const inScope = program === null ? Object.keys(stopped.programs) : [program]
  const holds = inScope.filter((id) => heldGrant(stopped, id))
  const survivors = holds.filter((id) => heldGrant(record, id))
  const common = { ...base, program, medium, body, receivedAt, proof }
  if (survivors.length > 0 && !inScope.some((id) => isIn(record, id) && !isIn(stopped, id))) {
    return [{ type: 'stop_superseded', ...common } satisfies StopSuperseded, ...granted]
  }
  const ended: OptedOut = {
    type: 'opted_out',
    ...common,
    reply: holds.length > 0 ? null : confirmation(stopping, program),
  }
  const superseded = survivors.map(
    (survivor): StopSuperseded => ({ type: 'stop_superseded', ...common, body: null, program: survivor }),
  )
  return [ended, ...superseded, ...granted]
}

/** Whether the person has or has asked for the program. */
function isIn(record: ConsentRecord, program: string): boolean {
  const { grants, pending } = consentTo(record, program)
  return grants.length > 0 || pending !== null
}

/** One text, and none to a person who had stopped already, all of it or each program (OUT-6, OUT-7). */
function confirmation({ record, programs }: Stopping, program: string | null): Reply | null {
  if (!programs || hasStopped(record, program)) return null
  const reached = programs.filter(({ id }) => program === null || program === id)
  if (reached.every(({ id }) => hasStopped(record, id))) return null
  const had = reached.flatMap(({ id }) => (heldGrant(record, id) ? [id] : []))
  return { kind: 'stop_confirmation', programs: program === null ? [] : [program], had }
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

/** A stop of everything settles the reviews of messages that are no later than it. */
export function settleAsStop({
  record,
  at,
  base,
}: Pick<Stopping, 'record' | 'at' | 'base'>): ReviewSettled[] {
  return openReviews(record)
    .filter(({ lastAt }) => lastAt <= at)
    .map(({ id }) => ({ type: 'review_settled', ...base, program: null, as: 'stop', review: id }))
}
