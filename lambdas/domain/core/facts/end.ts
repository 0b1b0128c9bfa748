import { getOwn } from '../get-own.ts'
import type { ConsentRecord, Grant } from '../record/record.ts'
import { stopsWith } from '../record/status.ts'
import { later } from '../time.ts'
import { derive } from './derive.ts'

/** The date and the reach of a stop; program null: everything. */
interface DatedStop {
  program: string | null
  at: string
}

/**
 * The record with a stop: it ends everything dated at or before it, requests with what completed them after it, and windows
 * (OUT-7, CONV-2). A device that sends a stop is no longer an owned device, unless it was listed later (GATE-9).
 */
export function withStop(record: ConsentRecord, { program, at }: DatedStop, now: string): ConsentRecord {
  const covers = (id: string) => program === null || program === id
  const requests = record.requests.map((request) =>
    covers(request.program) && request.at <= at
      ? { ...request, stoppedAt: earlier(request.stoppedAt, at) }
      : request,
  )
  const owned = record.owned && record.owned.since > at ? record.owned : null
  const stopped = derive(
    {
      ...record,
      programs: withoutAnswers(record.programs, { program, at }),
      owned,
      stops: stopsWith(record.stops, { program, at }),
      requests,
    },
    now,
  )
  return { ...stopped, programs: withEnds(record, stopped, at) }
}

/**
 * A stop between a question and its answer, of whatever program, takes back what the answer restored (OUT-6); so does one that
 * ended the former grant before the question was asked (OUT-7).
 */
function withoutAnswers(
  programs: ConsentRecord['programs'],
  { program, at }: DatedStop,
): ConsentRecord['programs'] {
  const stands = (id: string) => (grant: Grant) => {
    const { asked, since, restored = asked } = grant
    if (asked === undefined || restored === undefined || at > since) return true
    return at < asked && (at < restored || (program !== null && program !== id))
  }
  return Object.fromEntries(
    Object.entries(programs).map(([id, consent]) => [
      id,
      { ...consent, grants: consent.grants.filter(stands(id)) },
    ]),
  )
}

function earlier(a: string | null, b: string): string {
  return a !== null && a < b ? a : b
}

/**
 * Sets `endedAt` only where a stop ends a grant: the end of a request that waited beside an earlier stop must not replace the
 * confirmation of that stop (OUT-6). The record's expiry counts from the stop itself.
 */
function withEnds(before: ConsentRecord, stopped: ConsentRecord, at: string): ConsentRecord['programs'] {
  return Object.fromEntries(
    Object.entries(stopped.programs).map(([id, consent]) => {
      const held = getOwn(before.programs, id)?.grants.length ?? 0
      const ended = held > 0 && consent.grants.length === 0
      return [id, ended ? { ...consent, endedAt: later(consent.endedAt, at) } : consent]
    }),
  )
}
