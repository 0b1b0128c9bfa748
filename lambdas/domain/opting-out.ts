import type { ConsentEvent, OptedOut, Reply, StopSuperseded } from './events.ts'
import type { Received } from './received.ts'
import { consentTo } from './record.ts'
import { settleAsStop } from './reviewing.ts'
import { hasStopped, statusOf } from './status.ts'

/**
 * A stop reaches every program of the tenant, or the one whose keyword came with it (OUT-4). What was granted at a
 * later date stands, and the stop is kept as superseded there (OUT-5); at equal times the stop wins (OUT-7).
 */
export function optOut(received: Received, program: string | null): ConsentEvent[] {
  const { base, message } = received
  const survivors = grantedLater(received, program)
  const stop = { ...base, program, medium: 'sms_keyword', body: message.body } as const
  if (survivors.length > 0 && !endsAnything(received, program)) {
    return [{ type: 'stop_superseded', ...stop } satisfies StopSuperseded]
  }
  const stopped: OptedOut = {
    type: 'opted_out',
    ...stop,
    reply: survivors.length > 0 ? null : confirmation(received, program),
  }
  const superseded = survivors.map(
    (survivor): StopSuperseded => ({ type: 'stop_superseded', ...stop, body: null, program: survivor }),
  )
  return [stopped, ...superseded, ...(program === null ? settleAsStop(received) : [])]
}

function inScope({ record }: Received, program: string | null): string[] {
  return program === null ? Object.keys(record.programs) : [program]
}

function grantedLater(received: Received, program: string | null): string[] {
  const { record, at } = received
  return inScope(received, program).filter((id) =>
    consentTo(record, id).grants.some(({ since }) => since > at),
  )
}

/** Whether some program in reach is left with nothing by a stop of this date. */
function endsAnything(received: Received, program: string | null): boolean {
  const { record, at } = received
  return inScope(received, program).some((id) => {
    const { grants, pending } = consentTo(record, id)
    const dates = [...grants.map(({ since }) => since), ...(pending ? [pending.at] : [])]
    return dates.length > 0 && dates.every((date) => date <= at)
  })
}

/** One text, and none to somebody who had stopped already (OUT-6, OUT-7). */
function confirmation({ record, message, now }: Received, program: string | null): Reply | null {
  const already = program === null ? hasStopped(record) : statusOf(record, program, now) === 'opted_out'
  if (already || message.number === null) return null
  return { kind: 'stop_confirmation', programs: program === null ? [] : [program] }
}
