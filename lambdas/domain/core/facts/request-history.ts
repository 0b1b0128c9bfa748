import {
  type ConsentRecord,
  consentTo,
  type KnownAnswer,
  type SignUpRequest,
  withMessage,
} from '../record/record.ts'
import { after, DAY, later } from '../time.ts'
import { type AnswerOutcome, endOf, grantsOfAnswer, outcomesOf, type ProgramGrant } from './answers.ts'

/** Texts are delivered at most 37 days late: SNS tries for 23, and queues keep them for 14. */
const LATEST_DELIVERY = 38 * DAY

/** Keeps records small. */
const MAX_REQUESTS = 30

/** Closes the requests that no late text can concern any more; what answers gave by them then stands as it is. */
export function closeOldRequests(record: ConsentRecord, now: string): ConsentRecord {
  const kept = record.requests.filter(({ until }) => after(until, LATEST_DELIVERY) > now).slice(-MAX_REQUESTS)
  return kept.length === record.requests.length ? record : close(record, kept)
}

function close(record: ConsentRecord, kept: readonly SignUpRequest[]): ConsentRecord {
  const isKept = (id: string) => kept.some((request) => request.id === id)
  const closed = outcomesOf(record).map((outcome) => closeAnswer(outcome, isKept))
  const grants = closed.flatMap((each) => each.grants)
  const programs = Object.groupBy(grants, ({ program }) => program)
  const withGrants = Object.entries(programs).map(([program, added = []]) => {
    const consent = consentTo(record, program)
    const alone = added.map(({ program: _, answer: __, ...grant }) => grant)
    return [program, { ...consent, grants: [...consent.grants, ...alone] }]
  })
  const answered = new Set(outcomesOf(record).flatMap(({ completed }) => completed.map(({ id }) => id)))
  const ends = record.requests.filter(({ id }) => !isKept(id) && !answered.has(id)).map(endOf)
  return {
    ...record,
    requests: [...kept],
    answers: closed.flatMap(({ answer }) => answer ?? []),
    programs: { ...record.programs, ...Object.fromEntries(withGrants) },
    requestsEndedAt: ends.reduce<string | null>(later, record.requestsEndedAt),
    messages: closed.reduce(
      (messages, { message }) => (message ? withMessage(messages, message.number, message) : messages),
      record.messages,
    ),
  }
}

/** What an answer gave by requests that are closed stands by itself; so does all of it once none of its requests is left. */
function closeAnswer(
  outcome: AnswerOutcome,
  isKept: (id: string) => boolean,
): {
  answer?: KnownAnswer
  grants: ProgramGrant[]
  message?: { number: string; id: string; at: string; afterStop: boolean }
} {
  const { answer, completed } = outcome
  const requests = answer.requests.filter(isKept)
  const given = grantsOfAnswer(outcome)
  if (requests.length === 0) {
    const { number, message, at, event } = answer
    const isMessage = completed.length === 0 && message !== null && number !== null
    return { grants: given, ...(isMessage && { message: { ...message, number, at, id: event } }) }
  }
  const gone = completed.filter(({ id }) => !isKept(id))
  if (gone.length === 0) return { answer: { ...answer, requests }, grants: [] }
  const goneFor = new Set(gone.map(({ program }) => program))
  return {
    answer: { ...answer, requests, otherwise: null, message: null },
    grants: given.filter(({ program }) => goneFor.has(program)),
  }
}
