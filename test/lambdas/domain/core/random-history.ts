import fc from 'fast-check'
import type { Status } from '../../../../lambdas/domain/core/vocabulary.ts'
import { type Delivery, minutes, text } from '../../../fixtures.ts'

const CONSENT = ['START', 'OFFERS', 'STOP', 'STOP OFFERS'] as const
const ALL = [...CONSENT, 'HELP', 'YES', 'Where is my order?', 'Not interested'] as const

function message(bodies: readonly string[]): fc.Arbitrary<Delivery> {
  return fc
    .record({ body: fc.constantFrom(...bodies), at: fc.nat(12), delay: fc.oneof(fc.constant(0), fc.nat(20)) })
    .map(({ body, at, delay }) => text(body, minutes(at), { deliveredAt: minutes(at + delay) }))
}

function inOrderOfDelivery(history: readonly Delivery[]): Delivery[] {
  return history.toSorted((a, b) => a.now.localeCompare(b.now))
}

/** Messages of every kind, delayed, so that they overtake one another; many share a date. */
export const histories: fc.Arbitrary<Delivery[]> = fc
  .array(message(ALL), { maxLength: 16 })
  .map(inOrderOfDelivery)

/** One set of dated starts and stops, delivered in two orders long after. */
export const twoOrders: fc.Arbitrary<[Delivery[], Delivery[]]> = fc
  .array(message(CONSENT), { maxLength: 10 })
  .map((set) => set.map((delivery) => ({ ...delivery, now: minutes(60) })))
  .chain((set) => fc.tuple(shuffled(set), shuffled(set)))

function shuffled(set: Delivery[]): fc.Arbitrary<Delivery[]> {
  return fc.shuffledSubarray(set, { minLength: set.length, maxLength: set.length })
}

/** What each word grants and what it stops, as the rules have it for the tenant that ships. */
const grants = new Map([
  ['START', 'acme-alerts'],
  ['OFFERS', 'acme-offers'],
])

/** The dates of the stops that cover a program. */
export function stopsOf(history: readonly Delivery[], program: string): string[] {
  return datesOf(history, (body) => body === 'STOP' || (body === 'STOP OFFERS' && program === 'acme-offers'))
}

/** The dates of the words that opt in to a program. */
export function grantsOf(history: readonly Delivery[], program: string): string[] {
  return datesOf(history, (body) => grants.get(body) === program)
}

function datesOf(history: readonly Delivery[], matches: (body: string) => boolean): string[] {
  return history
    .filter(({ message }) => matches(message.body))
    .map(({ message }) => message.at)
    .sort()
}

/** Where somebody stands who said these things on these dates: the latest says it, and a stop wins a tie. */
export function expectedStatus(history: readonly Delivery[], program: string): Status {
  const stop = stopsOf(history, program).at(-1)
  const grant = grantsOf(history, program).at(-1)
  if (grant !== undefined && (stop === undefined || grant > stop)) return 'opted_in'
  return stop === undefined ? 'none' : 'opted_out'
}
