import { dated, type Of } from '../inputs.ts'
import { programOf } from '../tenant.ts'
import { entriesOf } from './entry.ts'
import { type Answer, decide } from './gate.ts'
import { DAY, HOUR, MINUTE } from './time.ts'
import { isUnreachable, latestStop, statusOf, type View } from './view.ts'

const REQUEST_AGE = 10 * MINUTE
const MAX_CODES = [
  { within: HOUR, codes: 5 },
  { within: DAY, codes: 20 },
]

/** What the sending gate answers: the asking gate's order, with a code that was just requested before it (GATE-10). */
export function decideSend(view: View, send: Of<'send'>): Answer {
  if (!isJustRequested(view, send)) return decide(view, send)
  const requestId = send.requestedByRecipient?.requestId ?? ''
  if (isUnreachable(view)) return { decision: 'deny', reason: 'unreachable', consent: null, include: [] }
  if (hasTooManyCodes(view)) return { decision: 'deny', reason: 'frequency_cap', consent: null, include: [] }
  const consent = {
    id: requestId,
    level: null,
    medium: null,
    since: null,
    until: null,
    alternatives: [requestId],
  }
  return {
    decision: 'allow',
    reason: 'requested_by_recipient',
    consent,
    include: ['brand', 'opt_out', 'help'],
  }
}

/** One message per request, at most 10 minutes old; after a stop only a later request, where the program says so. */
function isJustRequested(view: View, { program, requestedByRecipient, deliveredAt }: Of<'send'>): boolean {
  const { otp, otpAfterStop } = programOf(view.tenant, program)
  if (!otp || !requestedByRecipient) return false
  const at = dated(requestedByRecipient.at, deliveredAt)
  if (deliveredAt - at > REQUEST_AGE) return false
  if (isUsed(view, requestedByRecipient.requestId)) return false
  if (statusOf(view, program) !== 'opted_out') return true
  const stop = latestStop(view, program)
  return otpAfterStop && stop !== undefined && at > stop.at
}

function isUsed(view: View, requestId: string): boolean {
  return codesSent(view).some(({ input }) => input.requestedByRecipient?.requestId === requestId)
}

/** At most 5 codes per person and hour and 20 a day (GATE-10). */
function hasTooManyCodes(view: View): boolean {
  return MAX_CODES.some(({ within, codes }) => {
    const recent = codesSent(view).filter(({ input }) => input.deliveredAt > view.at - within)
    return recent.length >= codes
  })
}

function codesSent(view: View) {
  return entriesOf(view.entries, 'send').filter(({ sent }) => sent?.reason === 'requested_by_recipient')
}
