import type { Answer, ConsentRecord, Grant, KnownAnswer, SignUpRequest } from '../record/record.ts'

/** What an answer came to: the requests that it completed, if any. */
export interface AnswerOutcome<Of extends Answer = KnownAnswer> {
  answer: Of
  completed: SignUpRequest[]
}

type Answered = Pick<ConsentRecord, 'requests' | 'answers'>

/** What each answer came to, in the order of their dates, whatever the order of delivery (OUT-7). */
export function outcomesOf({ requests, answers }: Answered): AnswerOutcome[] {
  const completedAt = new Map<string, string>()
  return answers.toSorted(byDate).map((answer) => {
    const completed = requests.filter(
      (request) =>
        answer.requests.includes(request.id) &&
        isOpenAt(request, answer.at) &&
        (completedAt.get(request.id) ?? answer.at) >= answer.at,
    )
    for (const { id } of completed) completedAt.set(id, answer.at)
    return { answer, completed }
  })
}

function byDate(a: Answer, b: Answer): number {
  return a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1
}

/** Whether a request could be answered at a time, as far as it and the stops go: it lapses at its end exactly (IN-4). */
function isOpenAt({ at, until, stoppedAt }: SignUpRequest, time: string): boolean {
  return at < time && time < until && (stoppedAt === null || stoppedAt > time)
}

/** The requests that an answer of this date finds pending: not lapsed, not stopped, not answered before (IN-4, OUT-7). */
export function requestsOpenAt(record: Answered, time: string): SignUpRequest[] {
  const answeredBefore = new Set(
    outcomesOf(record)
      .filter(({ answer }) => answer.at < time)
      .flatMap(({ completed }) => completed.map(({ id }) => id)),
  )
  return record.requests.filter((request) => isOpenAt(request, time) && !answeredBefore.has(request.id))
}

/** The requests that still wait, whether or not their time is over: neither answered, stopped nor known to have lapsed. */
export function waitingRequests(record: Answered): SignUpRequest[] {
  const answered = new Set(outcomesOf(record).flatMap(({ completed }) => completed.map(({ id }) => id)))
  return record.requests.filter(
    ({ id, until, stoppedAt, lapsed }) =>
      !lapsed && !answered.has(id) && (stoppedAt === null || stoppedAt >= until),
  )
}

/** A grant to one program. */
export interface ProgramGrant extends Grant {
  program: string
}

/** What an answer gave: what its requests asked for, or what it grants by itself (OUT-7). */
export function grantsOfAnswer({ answer, completed }: AnswerOutcome): ProgramGrant[] {
  const given = completed.length > 0 ? firstOfEach(completed) : answer.otherwise ? [answer.otherwise] : []
  return given.map(({ program, level, medium }) => ({
    id: answer.event,
    confirmed: false,
    ...answer.grants[program],
    program,
    level,
    medium,
    since: answer.at,
    answer: answer.id,
  }))
}

/** The first request for each program: two forms may have asked for the same. */
export function firstOfEach<Of extends { program: string }>(requests: readonly Of[]): Of[] {
  return requests.filter(({ program }, i) => requests.findIndex((each) => each.program === program) === i)
}

/** When the requests ended that were never answered: at a stop, or when they lapsed (REC-1). */
export function endsOfRequests(record: Answered): string[] {
  const answered = new Set(outcomesOf(record).flatMap(({ completed }) => completed.map(({ id }) => id)))
  return record.requests.filter(({ id }) => !answered.has(id)).map(endOf)
}

/** When a request ends without an answer. */
export function endOf({ until, stoppedAt }: SignUpRequest): string {
  return stoppedAt !== null && stoppedAt < until ? stoppedAt : until
}
