import { isAtLeast } from '../level.ts'
import {
  type ConsentRecord,
  consentTo,
  type Grant,
  type LatestMessage,
  type ProgramConsent,
} from '../record/record.ts'
import { grantsCountAfter, grantsOf, lastStopOfAny } from '../record/status.ts'
import { after, DAY } from '../time.ts'
import {
  type AnswerOutcome,
  grantsOfAnswer,
  outcomesOf,
  type ProgramGrant,
  waitingRequests,
} from './answers.ts'
import { closeOldRequests } from './request-history.ts'

/** How long an ordinary message may be answered (CONV-1). */
export const WINDOW = DAY

/**
 * Derives the current grants, pending requests and windows from the dated facts of the record: the same facts give the same
 * consent, in whatever order they were delivered (OUT-7).
 */
export function derive(record: ConsentRecord, now: string): ConsentRecord {
  const facts = closeOldRequests(record, now)
  const outcomes = outcomesOf(facts)
  const given = outcomes.flatMap(grantsOfAnswer)
  const pending = waitingRequests(facts)
  const known = [...Object.keys(facts.programs), ...[...given, ...pending].map(({ program }) => program)]
  const programs = [...new Set(known)].map((program): [string, ProgramConsent] => {
    const last = pending
      .filter((request) => request.program === program)
      .sort((a, b) => (a.until < b.until ? 1 : -1))[0]
    const waits = last && {
      id: last.id,
      at: last.at,
      until: last.until,
      level: last.level,
      medium: last.medium,
      callToAction: last.callToAction,
      proof: last.proof,
    }
    return [
      program,
      {
        endedAt: consentTo(facts, program).endedAt,
        pending: waits ?? null,
        ...grantsTo(facts, program, given, now),
      },
    ]
  })
  const consents = { ...facts, programs: Object.fromEntries(programs) }
  return { ...consents, windows: windowsOf(consents, outcomes, now) }
}

/** What stands of the grants to a program: those of a date after the last stop, and imports only if something else lifted it. */
function grantsTo(
  record: ConsentRecord,
  program: string,
  given: readonly ProgramGrant[],
  now: string,
): Pick<ProgramConsent, 'grants' | 'waiting'> {
  const { grants, waiting = [] } = consentTo(record, program)
  const stop = grantsCountAfter(record, program)
  const counts = ({ since }: Grant) => stop === null || since > stop
  const alone = withoutOutdone(
    [...grants, ...waiting].filter((grant) => !grant.answer && counts(grant)),
    now,
  )
  const answered = given
    .filter((grant) => grant.program === program && counts(grant))
    .map(({ program: _, ...grant }) => grant)
  const own = [...alone.filter(({ imported }) => !imported), ...answered]
  const imports = alone.filter(({ imported }) => imported)
  const stands = (grant: Grant) => stop === null || own.some(({ since }) => since <= grant.since)
  const stillWaiting = imports.filter((grant) => !stands(grant))
  return {
    grants: [...own, ...imports.filter(stands)].sort(byStrength),
    ...(stillWaiting.length > 0 && { waiting: stillWaiting }),
  }
}

/** The strongest first, and of equally strong ones the latest (IN-7). */
function byStrength(a: Grant, b: Grant): number {
  if (a.level !== b.level) return isAtLeast(a.level, b.level) ? -1 : 1
  if (a.since !== b.since) return a.since > b.since ? -1 : 1
  return a.id < b.id ? -1 : 1
}

/** Keeps records small. */
const MAX_GRANTS = 20

/**
 * Grants without those that a later one at least as strong makes needless, whatever is still to come: a stop, or a message
 * whose window depends on what was granted before it. An import needs an opt-in before it, so it replaces imports alone, and
 * what stands before it stays.
 */
function withoutOutdone(grants: readonly Grant[], now: string): Grant[] {
  const inOrder = grants.toSorted((a, b) =>
    a.since === b.since ? byStrength(b, a) : a.since < b.since ? -1 : 1,
  )
  const settled = (grant: Grant) => grants.length > MAX_GRANTS || after(grant.since, WINDOW) <= now
  return inOrder.filter((grant, i) => {
    const later = inOrder
      .slice(i + 1)
      .filter((each) => !each.asked && isAtLeast(each.level, grant.level) && settled(each))
    if (grant.imported) return later.length === 0
    return !later.some(
      (newer) =>
        !newer.imported &&
        !inOrder.some(({ imported, since }) => imported && since >= grant.since && since < newer.since),
    )
  })
}

/**
 * The latest ordinary message to each number opens a window, if it is later than every stop, and the person had something or
 * had come back by then (CONV-1, CONV-2).
 */
function windowsOf(
  record: ConsentRecord,
  outcomes: readonly AnswerOutcome[],
  now: string,
): ConsentRecord['windows'] {
  const messages = Object.entries(record.messages)
  const yeses = outcomes.flatMap(({ answer, completed }): [string, LatestMessage][] =>
    completed.length === 0 && answer.message && answer.number !== null
      ? [[answer.number, { id: answer.event, at: answer.at, afterStop: answer.message.afterStop }]]
      : [],
  )
  const latest = new Map<string, LatestMessage>()
  for (const [number, message] of [...messages, ...yeses]) {
    if ((latest.get(number)?.at ?? '') < message.at) latest.set(number, message)
  }
  const open = [...latest].flatMap(([number, { id, at, afterStop }]) => {
    const until = after(at, WINDOW)
    return until > now && mayOpen(record, at, afterStop) ? [[number, { id, since: at, until }] as const] : []
  })
  return Object.fromEntries(open)
}

function mayOpen(record: ConsentRecord, at: string, afterStop: boolean): boolean {
  const lastStop = lastStopOfAny(record)
  if (lastStop === null) return true
  return at > lastStop && (afterStop || grantsOf(record).some(({ since }) => since <= at))
}
