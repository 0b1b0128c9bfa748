import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OptedIn } from '../../../../lambdas/domain/core/events.ts'
import { isAtLeast, levelNeeded } from '../../../../lambdas/domain/core/level.ts'
import type { Slot } from '../../../../lambdas/domain/core/send-history.ts'
import { after, DAY, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { placesOf } from '../../../../lambdas/domain/hours/place.ts'
import { runs } from '../../../runs.ts'
import { stopsOf } from '../core/random-history.ts'
import { isPermittedAnew, lawOf } from '../hours/independent-hours.ts'
import { answerAt, type DecisionContext, situations } from './random-sending.ts'

const NUM_RUNS = runs(200)

/** Every context in which the answer is of a kind; enough of them, since many answers are of another. */
function whenever(
  decision: 'allow' | 'defer',
  claim: (context: DecisionContext, answer: ReturnType<typeof answerAt>) => void,
) {
  let seen = 0
  fc.assert(
    fc.property(situations, (context) => {
      const answer = answerAt(context, context.now)
      if (answer.decision !== decision) return
      seen++
      claim(context, answer)
    }),
    { numRuns: NUM_RUNS },
  )
  expect(seen).toBeGreaterThan(8)
}

/** The class that counts, worked out independently. */
function classOf({ question: { messageClass, program, from }, record, now }: DecisionContext) {
  const window = record.windows[from]
  if (messageClass === 'conversational' && !(window && window.until > now)) return program.messageClass
  return messageClass
}

/** Whether promotional messages may reach somebody at an instant, by another reading of the clocks. */
function isPermitted({ tenant, to, record }: DecisionContext, now: string): boolean {
  return isPermittedAnew(placesOf(to, record.zone), tenant.sendingHours, now)
}

/** How many messages are counted in so many milliseconds before an instant. */
function countIn(slots: readonly Slot[], length: number, now: string): number {
  const seen = slots.filter(([end]) => end * 1000 > Date.parse(now) - length)
  return seen.reduce((sum, [, more]) => sum + more, 0)
}

/** Whether the tenant's cap and the law's have room for a promotional message at an instant. */
function hasRoom({ tenant, to, record, sends }: DecisionContext, now: string): boolean {
  const rules = placesOf(to, record.zone).flatMap(({ region }) => lawOf(region))
  const caps = [tenant.sendingHours.promotionalPerDay, ...rules.map(({ cap }) => cap?.messages)]
  return caps.every((cap) => cap == null || countIn(sends.promotional, DAY, now) < cap)
}

/** Whether a stop covers something of a date, as the messages say. */
const stoppedSince = ({ delivered, question }: DecisionContext, date: string) =>
  (stopsOf(delivered, question.program.id).at(-1) ?? '') >= date

/** What an opt-in grants a program: what it says, or what its text says if an earlier one completed the request. */
const grantOf = (event: OptedIn, program: string) =>
  event.program === program ? event : event.answer?.otherwise

test('GATE-1, GATE-6: an allow names what allows it, which is good enough, not over and not stopped', () => {
  whenever('allow', (context, { reason, consent }) => {
    const { scenario, question, record, now, delivered } = context
    const event = scenario.ledger.find(({ id }) => id === consent?.id)
    const granted = event?.type === 'opted_in' ? grantOf(event, question.program.id) : undefined
    const messageClass = classOf(context)
    switch (reason) {
      case 'opted_in': {
        expect(event?.at).toBe(consent && 'since' in consent ? consent.since : '')
        const level = consent?.level ?? 'implied'
        expect(granted).toMatchObject({ program: question.program.id, level })
        expect(isAtLeast(level, levelNeeded(messageClass))).toBe(true)
        expect(stoppedSince(context, event?.at ?? '')).toBe(false)
        break
      }
      case 'conversation_window':
        // What a text did when it was delivered may change with an earlier one (OUT-7): whatever it was, it opens a window.
        expect(['window_opened', 'opted_in', 'message_received']).toContain(event?.type)
        expect(event).toMatchObject({ inboundMessageId: expect.any(String), number: question.from })
        expect([messageClass, event && event.at <= now && now < after(event.at, DAY)]).toEqual([
          'conversational',
          true,
        ])
        expect(stoppedSince(context, event?.at ?? '')).toBe(false)
        break
      case 'owned_device':
        expect([consent?.id, record.owned?.id]).toEqual(['entry', 'entry'])
        break
      case 'requested_by_recipient': {
        const { at = '', used } = question.codeRequest ?? {}
        const lastStop = stopsOf(delivered, question.program.id).at(-1) ?? ''
        const isBack = record.programs[question.program.id]?.grants.length
        expect([used, question.program.type, messageClass === 'promotional']).toEqual([false, 'otp', false])
        expect(after(at, 10 * MINUTE) >= now).toBe(true)
        expect(
          record.stops.all === null || isBack || (question.program.otpAfterStop && at > lastStop),
        ).toBeTruthy()
        break
      }
      default:
        expect.unreachable(`${reason} is no reason to allow`)
    }
  })
})

test('GATE-7: an allow of a promotional message lies within the hours of every possible zone', () => {
  whenever('allow', (context) => {
    if (classOf(context) === 'promotional') expect(isPermitted(context, context.now)).toBe(true)
  })
})

test('GATE-8: an allow keeps what the program promised, and a promotional one the caps', () => {
  whenever('allow', (context) => {
    const { question, sends, now } = context
    const { frequency, id } = question.program
    const length = { day: 1, week: 7, month: 30, request: 0 }[frequency.per] * DAY
    const count = countIn(sends.messages[id] ?? [], length, now)
    if (length > 0) expect(count).toBeLessThan(frequency.messages)
    if (classOf(context) === 'promotional') expect(hasRoom(context, now)).toBe(true)
  })
})

/** Whether a promotional message may leave at an instant, and so many milliseconds after it. */
const mayLeave = (context: DecisionContext, now: string, lead: number) =>
  isPermitted(context, now) &&
  isPermitted(context, after(now, Math.max(0, lead - 1))) &&
  hasRoom(context, now)

test.each([
  ['asking', 0],
  ['sending', 35_000],
])(
  'GATE-7, GATE-8: what the %s gate defers may leave at its instant, and no millisecond earlier',
  (_, lead) => {
    whenever('defer', (context) => {
      const answer = answerAt(context, context.now, lead)
      const notBefore = answer.decision === 'defer' ? answer.notBefore : ''
      const justBefore = after(notBefore, -1)
      expect(notBefore > context.now).toBe(true)
      expect(mayLeave(context, notBefore, lead)).toBe(true)
      expect(mayLeave(context, justBefore, lead)).toBe(false)
      expect(answerAt(context, notBefore, lead)).toMatchObject({ decision: 'allow' })
      expect(answerAt(context, justBefore, lead)).toMatchObject({ decision: 'defer', notBefore })
    })
  },
)

test('GATE-7: what is deferred waits at every moment until then', () => {
  whenever('defer', (context, answer) => {
    const notBefore = answer.decision === 'defer' ? answer.notBefore : ''
    const wait = Date.parse(notBefore) - Date.parse(context.now)
    const moments = [0.1, 0.3, 0.5, 0.7, 0.9].map((part) => after(context.now, Math.floor(wait * part)))
    for (const now of moments) {
      expect(answerAt(context, now)).toMatchObject({ decision: 'defer', notBefore })
      expect(isPermitted(context, now) && hasRoom(context, now)).toBe(false)
    }
  })
})
