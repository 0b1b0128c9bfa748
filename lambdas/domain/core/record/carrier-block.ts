import type { EventBase } from '../events.ts'
import { getOwn } from '../get-own.ts'
import { later } from '../time.ts'
import type { CarrierAnswers, ConsentRecord } from './record.ts'

/** Whether the carrier blocks this number's texts to the person, since a stop that no START there followed (OUT-9). */
export function isBlocked({ carriers }: Pick<ConsentRecord, 'carriers'>, number: string): boolean {
  const answers = getOwn(carriers, number)
  return answers?.stoppedAt != null && (answers.startedAt ?? '') <= answers.stoppedAt
}

/** What carriers answered, after an event: the latest date of each counts, in whatever order they were delivered (OUT-7). */
export function carriersAfter(
  { carriers }: Pick<ConsentRecord, 'carriers'>,
  { carrier, number, at }: EventBase,
): ConsentRecord['carriers'] {
  if (carrier === undefined || number === null) return carriers
  const known: CarrierAnswers = getOwn(carriers, number) ?? { stoppedAt: null, startedAt: null }
  const field = carrier === 'stopped' ? 'stoppedAt' : 'startedAt'
  return { ...carriers, [number]: { ...known, [field]: later(known[field], at) } }
}
