import type { Of } from '../inputs.ts'
import { dateOf, type Entry, entriesOf, idOf, type Stop } from './entry.ts'
import { REVIEW_DEADLINE } from './time.ts'

/** An unsure message, and how it was settled (OUT-2). */
export interface Review {
  id: string
  /** The message's date, which a settlement as a stop carries. */
  at: number
  settled: Settlement | null
}

export interface Settlement {
  as: 'stop' | 'not_a_stop'
  /** When it became known. */
  at: number
  /** A stop of everything settled it. */
  byStop?: true
}

/** Each unsure message opens a review of its own (OUT-2); a settlement as a stop settles those of earlier dates with it. */
export function reviewsOf(entries: readonly Entry[], now: number, stops: readonly Stop[]): Review[] {
  const unsure = entriesOf(entries, 'text').filter(isUnsure)
  const settledBy = (known: readonly Stop[]) =>
    unsure.map((entry): Review => {
      const others = known.filter(({ id }) => id !== idOf(entry))
      return { id: idOf(entry), at: dateOf(entry), settled: settlementOf(entry, entries, now, others) }
    })
  const alone = settledBy(stops)
  return settledBy([
    ...stops,
    ...alone.flatMap((review) => (isStop(review.settled) ? [stopBySettlement(review, review.settled)] : [])),
  ])
}

/** Whether a settlement is a stop of its own, and not what a stop brought with it. */
export function isStop(settled: Settlement | null): settled is Settlement {
  return settled?.as === 'stop' && !settled.byStop
}

/** A settlement as a stop carries the message's date (OUT-2). */
export function stopBySettlement({ id, at }: Review, settled: Settlement): Stop {
  const reach = { program: null, medium: 'sms_message', asked: false, blocked: null }
  return { id, at, ...reach, expiryFrom: at, knownAt: settled.at, isSettlement: true }
}

/** Unsure, or a wish to keep only some of the messages that answered no question (OUT-2, OUT-6). */
function isUnsure({ input, answers }: Entry & { input: Of<'text'> }): boolean {
  const { kind } = input.reading
  return kind === 'unsure' || (kind === 'choice' && !answers)
}

/** What settled it first stays; at equal times the stop wins, but time alone only where nothing was said (OUT-2, OUT-7). */
function settlementOf(
  unsure: Entry,
  entries: readonly Entry[],
  now: number,
  stops: readonly Stop[],
): Settlement | null {
  const known = unsure.input.deliveredAt
  const deadline: Settlement = { as: 'stop', at: Math.max(known, dateOf(unsure) + REVIEW_DEADLINE) }
  const said = [
    ...laterStops(unsure, stops),
    ...laterWords(unsure, entries),
    ...reviewers(unsure, entries),
  ].sort((a, b) => a.at - b.at || (a.as === 'stop' ? -1 : 1))[0]
  const isInTime = said && (said.at < deadline.at || (deadline.at === known && said.at === known))
  if (said && (isInTime || (said.byStop && said.at === deadline.at))) return said
  return deadline.at <= now ? deadline : null
}

/** A reviewer settles it either way (OUT-2). */
function reviewers(unsure: Entry, entries: readonly Entry[]): Settlement[] {
  return entriesOf(entries, 'review')
    .filter(({ input }) => input.messageId === idOf(unsure))
    .map(({ input }) => ({ as: input.as, at: input.deliveredAt }))
}

/** A START or YES of a later date settles it as no stop (OUT-2). */
function laterWords(unsure: Entry, entries: readonly Entry[]): Settlement[] {
  return entriesOf(entries, 'text')
    .filter(({ input: { reading } }) => reading.kind === 'start' || reading.kind === 'yes')
    .filter((entry) => dateOf(entry) > dateOf(unsure))
    .map(({ input }) => ({
      as: 'not_a_stop',
      at: Math.max(input.deliveredAt, unsure.input.deliveredAt),
    }))
}

/** A stop of everything, of its date or later, leaves nothing to ask (OUT-2). */
function laterStops(unsure: Entry, stops: readonly Stop[]): Settlement[] {
  return stops
    .filter((stop) => stop.program === null && isLater(stop, unsure))
    .map(({ knownAt }) => ({ as: 'stop', byStop: true, at: Math.max(knownAt, unsure.input.deliveredAt) }))
}

/** Of two settlements of the same date the one that was known first brings the other with it. */
function isLater(stop: Stop, unsure: Entry): boolean {
  const { at, id, knownAt, isSettlement } = stop
  if (at !== dateOf(unsure) || !isSettlement) return at >= dateOf(unsure)
  return id < idOf(unsure) || knownAt < Math.max(unsure.input.deliveredAt, at + REVIEW_DEADLINE)
}
