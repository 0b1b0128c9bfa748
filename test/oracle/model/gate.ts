import { type MessageClass, originatorOf, type Program, programOf, suffices } from '../tenant.ts'
import { dateOf, entriesOf, idOf } from './entry.ts'
import { type Grant, strongest } from './grant.ts'
import {
  breaksPromise,
  heldGrant,
  isUnreachable,
  liveGrants,
  openReviews,
  ownedEntry,
  pendingRequests,
  promotionalFrom,
  statusOf,
  type View,
  type Window,
  windowOn,
} from './view.ts'

/** What may be asked of the asking gate; the class defaults to the program's, the number to the program's. */
export interface Question {
  program: string
  messageClass?: MessageClass
  from?: string
}

/** What allows a message, or is too low to (GATE-6). */
export interface Consent {
  id: string
  level: 'implied' | 'express' | 'express_written' | null
  medium: string | null
  since: number | null
  until: number | null
  /** Other grants of the same level that could be named just as well: the rules do not say which. */
  alternatives: readonly string[]
}

type Content = 'brand' | 'opt_out' | 'help' | 'confirmation'

/** The answer of a gate, quiet hours left aside. */
export type Answer =
  | { decision: 'allow'; reason: string; consent: Consent | null; include: readonly Content[] }
  | { decision: 'deny'; reason: string; consent: Consent | null; include: readonly [] }
  | {
      decision: 'defer'
      reason: 'frequency_cap'
      notBefore: number
      consent: null
      include: readonly Content[]
    }

/** One message that the application wants to send, and what its answer depends on. */
interface Case {
  view: View
  program: Program
  /** The class it is judged as. */
  messageClass: MessageClass
  window: Window | undefined
  from: string
}

/** What the asking gate answers (GATE-12). */
export function decide(view: View, question: Question): Answer {
  const judged = caseOf(view, question)
  const answer = judge(judged)
  return answer.decision === 'allow' ? holdBack(judged, answer) : answer
}

/** The class that a message is judged as (GATE-2, CONV-1). */
export function judgedClass(view: View, question: Question): MessageClass {
  return caseOf(view, question).messageClass
}

/** `conversational` holds only while a window is open on the number, else the program's own class is judged. */
function caseOf(view: View, question: Question): Case {
  const program = programOf(view.tenant, question.program)
  const from = question.from ?? program.number
  const window = windowOn(view, from)
  const asked = question.messageClass ?? program.messageClass
  const messageClass = asked === 'conversational' && !window ? program.messageClass : asked
  return { view, program, messageClass, window, from }
}

/** The order of answers, from the stop to no consent at all (GATE-12). */
function judge(judged: Case): Answer {
  const { view, program, messageClass, window } = judged
  if (statusOf(view, program.id) === 'opted_out' && !answersAfterStop(judged)) return deny('opted_out')
  const owned = ownedEntry(view)
  if (owned) return allow('owned_device', consent(idOf(owned), { since: dateOf(owned) }))
  if (messageClass === 'promotional' && openReviews(view).length > 0) return deny('pending_review')
  const grant = heldGrant(view, program.id)
  if (grant && suffices(grant.level, messageClass)) return allowByGrant(view, grant)
  if (window && messageClass === 'conversational') return allow('conversation_window', byWindow(window))
  if (grant) return deny('insufficient_consent', byGrant(view, grant))
  if (window) return deny('insufficient_consent', byWindow(window))
  const pending = pendingRequests(view).some((request) => request.program === program.id)
  return deny(pending ? 'pending_confirmation' : 'no_consent')
}

/** A number's definition may let a message after the stop be answered (CONV-2). */
function answersAfterStop({ view, messageClass, window, from }: Case): boolean {
  const { windowAfterStop } = originatorOf(view.tenant, from)
  return windowAfterStop && messageClass === 'conversational' && window !== undefined
}

/** What would be allowed then passes reachability and the caps (GATE-12, GATE-8, REACH-1). */
function holdBack({ view, program, messageClass }: Case, answer: Answer): Answer {
  if (isUnreachable(view)) return deny('unreachable')
  if (breaksPromise(view, program.id)) return deny('frequency_cap')
  const notBefore = messageClass === 'promotional' ? promotionalFrom(view) : null
  if (notBefore === null) return answer
  return { decision: 'defer', reason: 'frequency_cap', notBefore, consent: null, include: answer.include }
}

function deny(reason: string, tooLow: Consent | null = null): Answer {
  return { decision: 'deny', reason, consent: tooLow, include: [] }
}

/** The asking gate always names all that a message must carry (GATE-11). */
function allow(reason: string, by: Consent | null): Answer {
  return { decision: 'allow', reason, consent: by, include: ['brand', 'opt_out', 'help'] }
}

/** After a grant that no text confirmed, the message carries the confirmation too (GATE-11, IN-9). */
function allowByGrant(view: View, grant: Grant): Answer {
  const include: Content[] = ['brand', 'opt_out', 'help']
  if (!isConfirmed(view, grant)) include.push('confirmation')
  return { decision: 'allow', reason: 'opted_in', consent: byGrant(view, grant), include }
}

/** Confirmed by a text of its own, or by a message that carried the confirmation (IN-9, GATE-11). */
function isConfirmed({ entries }: View, grant: Grant): boolean {
  const isByText = entries
    .filter((entry) => idOf(entry) === grant.id)
    .flatMap(({ replies }) => replies)
    .some(({ kind, programs }) => kind === 'opt_in_confirmation' && programs.includes(grant.program))
  return (
    isByText ||
    entriesOf(entries, 'send').some(
      ({ input, sent }) =>
        input.program === grant.program && sent?.reason === 'opted_in' && sent.consent === grant.known.id,
    )
  )
}

/** A window names the message that opened it (GATE-6). */
function byWindow(window: Window): Consent {
  return consent(window.id, { level: 'implied', medium: 'sms_message', until: window.until })
}

/** A grant is named by its event; equally strong ones are alternatives (GATE-6). */
function byGrant(view: View, grant: Grant): Consent {
  const equals = liveGrants(view, grant.program).filter(({ level }) => level === grant.level)
  return consent(grant.known.id, {
    level: grant.level,
    medium: strongest(equals)?.medium ?? grant.medium,
    since: grant.known.since,
    alternatives: [...new Set(equals.flatMap((each) => [each.id, each.known.id]))],
  })
}

function consent(id: string, parts: Partial<Consent>): Consent {
  return { id, level: null, medium: null, since: null, until: null, alternatives: [id], ...parts }
}
