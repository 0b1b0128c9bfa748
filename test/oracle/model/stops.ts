import { originatorOf, type Tenant } from '../tenant.ts'
import { dateOf, type Entry, entriesOf, idOf, type Known, type Stop } from './entry.ts'
import { isStop, type Review, reviewsOf, stopBySettlement } from './reviews.ts'

/** Every stop of the present record, and what became of unsure messages (OUT-1 to OUT-11, REACH-1, REACH-2). */
export function stopsOf({ tenant, entries, at }: Known): { stops: Stop[]; reviews: Review[] } {
  const said = entries.flatMap((entry) => [...stopsIn(tenant, entry), ...endsOf(entry)])
  const reviews = reviewsOf(entries, at, said)
  const settled = reviews.flatMap((review) =>
    isStop(review.settled) ? [stopBySettlement(review, review.settled)] : [],
  )
  return { stops: [...said, ...settled], reviews }
}

/** Whether a stop ends consent to a program (OUT-4). */
export function covers(stop: Stop, program: string): boolean {
  return stop.program === null || stop.program === program
}

function plain(entry: Entry): Stop {
  const at = dateOf(entry)
  const reach = { program: null, medium: 'operator', asked: false, blocked: null }
  return { id: idOf(entry), at, ...reach, expiryFrom: at, knownAt: entry.input.deliveredAt }
}

function stopsIn(tenant: Tenant, entry: Entry): Stop[] {
  const { input } = entry
  const stop = plain(entry)
  switch (input.kind) {
    case 'text':
      return textedStop(tenant, entry, stop)
    case 'choices':
      if (input.stopAll) return [{ ...stop, medium: 'preferences_page' }]
      return input.leave.map((program) => ({ ...stop, program, medium: 'preferences_page' }))
    case 'stop_link':
      return [{ ...stop, medium: 'email' }]
    case 'record':
      if (input.row.status === 'opted_in') return []
      return [{ ...stop, program: input.row.program, medium: input.row.medium }]
    case 'complain':
      return [{ ...stop, medium: 'complaint' }]
    case 'reassigned':
      return [{ ...stop, medium: 'reassigned', expiryFrom: input.deliveredAt }]
    case 'erase':
      return input.stoppedBefore ? [] : [stop]
    case 'delivery_failed':
      if (input.cause === 'unreachable') return []
      return [{ ...stop, medium: 'provider', blocked: input.from }]
    case 'listed':
      return [{ ...stop, medium: 'provider', blocked: input.from }]
    default:
      return []
  }
}

/** What else it ends, from when it is known (OUT-9). */
function endsOf(entry: Entry): Stop[] {
  const at = entry.input.deliveredAt
  return entry.ends.map((program) => ({
    ...plain(entry),
    id: `${idOf(entry)}#${program}`,
    at,
    program,
    medium: 'provider',
    expiryFrom: at,
  }))
}

/** A stop word counts from its own date; on a number whose carrier answers it, the carrier blocks too (OUT-9). */
function textedStop(tenant: Tenant, entry: Entry, stop: Stop): Stop[] {
  const [text] = entriesOf([entry], 'text')
  if (text?.input.reading.kind !== 'stop') return []
  const { program } = text.input.reading
  const { number, carrierAnswersStop } = originatorOf(tenant, text.input.to)
  const blocked = carrierAnswersStop && program === null ? number : null
  return [{ ...stop, program, medium: 'sms_message', asked: entry.asked, blocked }]
}
