import type { OptedOut, Recorded, StopSuperseded } from '../events.ts'
import { getOwn } from '../get-own.ts'
import { isAtLeast } from '../level.ts'
import type { ConsentRecord, Grant, KeepQuestion } from '../record/record.ts'
import { lastStopOfAny, stopsWith } from '../record/status.ts'
import { after, DAY, later } from '../time.ts'
import { grantsOfAnswer, outcomesOf } from './answers.ts'

/** How long a program's word answers the question which programs to keep (OUT-6). */
const QUESTION_TTL = DAY

/** The question after a stop: asked by its confirmation, closed by the stop, or open on what is left (OUT-6). */
export function questionAfter(
  record: ConsentRecord,
  stop: Recorded<OptedOut | StopSuperseded>,
): KeepQuestion | null {
  const { question } = record
  const last = lastStopOfAny(record)
  if (asksWhichToKeep(stop) && (last === null || last < stop.at)) return questionOf(record, stop)
  if (!question) return null
  if (stop.at < question.at) return { ...question, stops: stopsWith(question.stops, stop) }
  return stop.at < question.until ? { ...question, until: stop.at } : question
}

/** To a person who was in several programs, the confirmation of a stop of everything is also a question (OUT-6). */
export function asksWhichToKeep({ reply, program }: Pick<OptedOut, 'reply' | 'program'>): boolean {
  return reply?.kind === 'stop_confirmation' && program === null && (reply.had ?? []).length > 1
}

function questionOf(
  { stops, programs }: ConsentRecord,
  { id, at }: Recorded<OptedOut | StopSuperseded>,
): KeepQuestion {
  const grants = Object.fromEntries(
    Object.entries(programs).map(([program, consent]) => [program, consent.grants]),
  )
  return { stop: id, at, until: after(at, QUESTION_TTL), stops, grants }
}

/** The question that a text of this date answers, if it was sent (OUT-6). */
export function questionAnswered(
  { question }: ConsentRecord,
  asked: string | null | undefined,
  at: string,
): KeepQuestion | undefined {
  if (!question || question.at !== asked) return undefined
  return question.at < at && at < question.until ? question : undefined
}

/** The grant to a program that the stop ended, of those that no other stop had ended before: the strongest (OUT-6). */
export function formerGrant(
  record: ConsentRecord,
  { at, stops, grants }: KeepQuestion,
  program: string,
): Grant | undefined {
  const before = later(stops.all, getOwn(stops.byProgram, program))
  const answered = outcomesOf(record)
    .filter(({ answer }) => Object.keys(answer.grants).length > 0)
    .flatMap(grantsOfAnswer)
    .filter((grant) => grant.program === program)
  // What an answer gave stands as it was only once the answer is too old for a late text to change it (OUT-7).
  const isSettled = ({ answer }: Grant) => !record.answers.some(({ id }) => id === answer)
  const settled = (getOwn(grants, program) ?? []).filter(isSettled)
  const stood = [...settled, ...answered].filter(
    ({ since }) => since <= at && (before === null || since > before),
  )
  const isLifted = ({ imported, since }: Grant) =>
    !imported || before === null || stood.some((other) => !other.imported && other.since <= since)
  return stood
    .filter(isLifted)
    .sort((a, b) =>
      a.level === b.level ? (a.since > b.since ? -1 : 1) : isAtLeast(a.level, b.level) ? -1 : 1,
    )[0]
}
