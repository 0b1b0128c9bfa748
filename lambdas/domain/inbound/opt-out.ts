import type { DecisionContext } from '../core/decision-context.ts'
import type { eventBase } from '../core/event-base.ts'
import type { ConsentEvent, OptedOut, Reply, StopSuperseded } from '../core/events.ts'
import type { Proof } from '../core/evidence.ts'
import { consentTo } from '../core/record.ts'
import { hasStopped, statusOf } from '../core/status.ts'
import type { StopMedium } from '../core/vocabulary.ts'
import { settleAsStop } from './open-review.ts'
import type { Received } from './received.ts'

/** A stop in its context: whose, of which date, and how it came. */
export interface Stopping extends Pick<DecisionContext, 'record' | 'now'> {
  at: string
  base: ReturnType<typeof eventBase>
  medium: StopMedium
  body: string | null
  /** When it was taken and what proves it, where it was not a text (OUT-8). */
  receivedAt?: string
  proof?: Proof
}

/** A text message stops the whole brand, or the program whose keyword came with it (OUT-4). */
export function optOut(received: Received, program: string | null): ConsentEvent[] {
  const stopping: Stopping = { ...received, medium: 'sms_keyword', body: received.message.body }
  return [...stop(stopping, program), ...(program === null ? settleAsStop(received) : [])]
}

/**
 * A stop reaches every program of the tenant, or one. What was granted at a later date stands, and the stop is kept as
 * superseded there (OUT-5); at equal times the stop wins (OUT-7).
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

/** Whether some program in reach is left with nothing by a stop of this date. */
function endsAnything(stopping: Stopping, program: string | null): boolean {
  const { record, at } = stopping
  return inScope(stopping, program).some((id) => {
    const { grants, pending } = consentTo(record, id)
    const dates = [...grants.map(({ since }) => since), ...(pending ? [pending.at] : [])]
    return dates.length > 0 && dates.every((date) => date <= at)
  })
}

/** One text, and none to somebody who had stopped already (OUT-6, OUT-7). */
function confirmation({ record, base, now }: Stopping, program: string | null): Reply | null {
  const already = program === null ? hasStopped(record) : statusOf(record, program, now) === 'opted_out'
  if (already || base.number === null) return null
  return { kind: 'stop_confirmation', programs: program === null ? [] : [program] }
}
