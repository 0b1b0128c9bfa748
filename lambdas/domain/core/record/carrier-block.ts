import type { EventBase } from '../events.ts'
import { getOwn } from '../get-own.ts'
import { later } from '../time.ts'
import type { CarrierAnswers, ConsentRecord } from './record.ts'

const noAnswers: CarrierAnswers = { stoppedAt: null, startedAt: null }

/**
 * Whether the carrier blocked this number's texts to the person at a time, since a stop that no START there followed, in
 * this record generation or an earlier one (OUT-9).
 */
export function isBlocked(
  { carriers, earlierStops }: Pick<ConsentRecord, 'carriers' | 'earlierStops'>,
  number: string,
  at: string,
): boolean {
  const { stoppedAt, startedAt } = answersOf(joinCarriers(carriers, earlierStops?.carriers ?? {}), number)
  return stoppedAt !== null && stoppedAt <= at && (startedAt ?? '') <= stoppedAt
}

/** Whether START or UNSTOP arrived at this number after a date: the only way back from a block of that date (OUT-9). */
export function isLiftedSince({ carriers }: Pick<ConsentRecord, 'carriers'>, number: string, since: string) {
  return (answersOf(carriers, number).startedAt ?? '') > since
}

/** Whether the START or UNSTOP of that date, or a later one, arrived at this number (OUT-9). */
export function isLiftedAt({ carriers }: Pick<ConsentRecord, 'carriers'>, number: string, at: string) {
  return (answersOf(carriers, number).startedAt ?? '') >= at
}

/** Merges what two record generations know: the later date of each answer. */
export function joinCarriers(
  a: ConsentRecord['carriers'],
  b: ConsentRecord['carriers'],
): ConsentRecord['carriers'] {
  const numbers = new Set([...Object.keys(a), ...Object.keys(b)])
  return Object.fromEntries(
    [...numbers].map((number) => {
      const [one, other] = [answersOf(a, number), answersOf(b, number)]
      return [
        number,
        {
          stoppedAt: later(one.stoppedAt, other.stoppedAt),
          startedAt: later(one.startedAt, other.startedAt),
        },
      ]
    }),
  )
}

/** What carriers answered, after an event: the latest date of each counts, in whatever order they were delivered (OUT-7). */
export function carriersAfter(
  { carriers }: Pick<ConsentRecord, 'carriers'>,
  { carrier, number, at }: EventBase,
): ConsentRecord['carriers'] {
  if (carrier === undefined || number === null) return carriers
  const known = answersOf(carriers, number)
  const field = carrier === 'stopped' ? 'stoppedAt' : 'startedAt'
  return { ...carriers, [number]: { ...known, [field]: later(known[field], at) } }
}

function answersOf(carriers: ConsentRecord['carriers'], number: string): CarrierAnswers {
  return getOwn(carriers, number) ?? noAnswers
}
