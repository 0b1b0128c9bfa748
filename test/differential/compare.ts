import { statusOf } from '../../lambdas/domain/core/record/status.ts'
import type { Content } from '../../lambdas/domain/core/vocabulary.ts'
import type { Verdict } from '../../lambdas/domain/gate/gate.ts'
import type { Input } from '../oracle/inputs.ts'
import type { Reply } from '../oracle/model/entry.ts'
import type { PublishedEvent } from '../oracle/model/events.ts'
import { type Answer, decide } from '../oracle/model/gate.ts'
import { lookUp } from '../oracle/model/lookup.ts'
import { replay, type Step, viewAfter } from '../oracle/oracle.ts'
import { questionsOf } from '../oracle/questions.ts'
import type { Person, SentReply } from './person.ts'
import { askGate, iso, type Played, play } from './play.ts'
import type { Both } from './tenants.ts'

/** One point on which the system and the oracle disagree. */
export interface Difference {
  place: number
  about: string
  system: unknown
  oracle: unknown
}

/** The first input of a history after which the two disagree, with every point; empty: they agree on all. */
export function differences(both: Both, inputs: readonly Input[]): Difference[] {
  const history = replay(both.tenant, inputs)
  const questions = questionsOf(both.tenant)
  let found: Difference[] = []
  play(both, inputs, (person, played, place) => {
    const step = history.steps[place]
    if (!step || found.length > 0) return
    const view = viewAfter(history, place)
    const now = iso(step.input.deliveredAt)
    const pairs: [string, unknown, unknown][] = [
      ...stepPairs(person, played, step),
      ...lookupPairs(person, lookUp(view), now),
      ...questions.map((question): [string, unknown, unknown] => {
        const oracle = decide(view, question)
        const system = askGate(person, question, now)
        return [`gate ${JSON.stringify(question)}`, ...answerPair(person, system, oracle)]
      }),
    ]
    found = pairs
      .filter(([, system, oracle]) => !isSame(system, oracle))
      .map(([about, system, oracle]) => ({ place, about, system, oracle }))
  })
  return found
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function stepPairs(person: Person, played: Played, step: Step): [string, unknown, unknown][] {
  return [
    ['due', eventsOf(played.due.events), eventsOf(step.due)],
    ['late replies', played.due.replies, []],
    ['events', eventsOf(played.events), eventsOf(step.events)],
    ['replies', repliesOf(played.replies), oracleReplies(step.replies)],
    ['results', played.results, step.results],
    ['sending gate', ...sendPair(person, played.answer, step.answer)],
  ]
}

function eventsOf(events: readonly PublishedEvent[]): string[] {
  return events.map(({ type, program }) => `${type} ${program}`).sort()
}

/** The names that the oracle gives to kinds of text. */
const KINDS: Record<string, Reply['kind']> = {
  sign_up_request: 'signup_request',
  sign_up_code: 'signup_request',
  ways_to_join: 'join_answer',
}

function repliesOf(replies: readonly SentReply[]): string[] {
  return replies
    .map(({ kind, number, programs, had = [] }) =>
      replyText(KINDS[kind] ?? kind, number, kind === 'stop_confirmation' ? had : programs),
    )
    .sort()
}

function oracleReplies(replies: readonly Reply[]): string[] {
  return replies.map(({ kind, number, programs }) => replyText(kind, number, programs)).sort()
}

function replyText(kind: string, number: string, programs: readonly string[]): string {
  return `${kind} from ${number} about ${programs.toSorted().join(' ')}`
}

function lookupPairs(
  person: Person,
  { programs, expiresAt }: ReturnType<typeof lookUp>,
  now: string,
): [string, unknown, unknown][] {
  const statuses = Object.entries(programs).map(([program, { status }]): [string, unknown, unknown] => [
    `status of ${program}`,
    statusOf(person.record, program, now),
    status,
  ])
  return [...statuses, ['expiry', person.stored?.expiresAt ?? null, expiresAt]]
}

function sendPair(person: Person, system: Verdict | null, oracle: Answer | null): [unknown, unknown] {
  if (!system || !oracle) return [system, oracle]
  const [ours, theirs] = answerPair(person, system, oracle)
  // The sending gate names what is due now, the oracle everything that may be.
  return [
    { ...ours, include: [] },
    { ...theirs, include: [] },
  ]
}

/** Both answers in the same form. Of equal grants either may be named (GATE-6). */
function answerPair(person: Person, system: Verdict, oracle: Answer): [object, object] {
  const ours = system.consent
  const theirs = oracle.consent
  const name = ours && (person.names.get(ours.id) ?? ours.id)
  const isOther = name !== theirs?.id && theirs?.alternatives.includes(name ?? '') === true
  const named = isOther ? theirs?.id : name
  const since = ours && 'since' in ours ? ours.since : null
  const until = ours && 'until' in ours ? ours.until : null
  // With which of equal grants is named goes whether it was confirmed.
  const isInDoubt = (theirs?.alternatives.length ?? 0) > 1
  const withoutDoubt = (include: readonly Content[]) =>
    include.filter((content) => content !== 'confirmation' || !isInDoubt)
  const isCode = system.reason === 'requested_by_recipient'
  return [
    {
      decision: system.decision,
      reason: system.reason,
      consent: ours && {
        id: named,
        level: ours.level,
        medium: isOther ? theirs?.medium : ours.medium,
        since: isOther || isCode ? dateOf(theirs?.since) : since,
        until,
      },
      include: system.decision === 'allow' ? withoutDoubt(system.include) : [],
      notBefore: 'notBefore' in system ? system.notBefore : null,
    },
    {
      decision: oracle.decision,
      reason: oracle.reason,
      consent: theirs && {
        id: theirs.id,
        level: theirs.level,
        medium: theirs.medium,
        since: dateOf(theirs.since),
        until: dateOf(theirs.until),
      },
      include: oracle.decision === 'allow' ? withoutDoubt(oracle.include) : [],
      notBefore: 'notBefore' in oracle ? iso(oracle.notBefore) : null,
    },
  ]
}

function dateOf(time: number | null | undefined): string | null {
  return time === null || time === undefined ? null : iso(time)
}
