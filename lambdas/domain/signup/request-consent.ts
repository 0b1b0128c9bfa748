import { REQUEST_TTL } from '../core/deadlines.ts'
import type { DecisionContext } from '../core/decision-context.ts'
import { type ConsentEvent, type EventBase, eventBase, type Pending, type Reply } from '../core/events.ts'
import {
  type InvitedBy,
  noEvidence,
  type Personal,
  proofOf,
  provedBy,
  type ShownText,
  shownText,
} from '../core/evidence.ts'
import { isBlocked } from '../core/record/carrier-block.ts'
import type { ConsentRecord } from '../core/record/record.ts'
import { hasStopped, hasStoppedAll } from '../core/record/status.ts'
import { after } from '../core/time.ts'
import type { PageLanguage } from '../core/vocabulary.ts'
import type { Program } from '../tenant/definitions.ts'

const BOX_TICKED = proofOf({ ...noEvidence, action: 'box ticked' })

/** A requested program, and the words beside its box (IN-8). */
export interface AskedProgram {
  program: string
  shown: ShownText & { text: string }
}

/** A person signed up on a page for a phone that has yet to confirm it (IN-4, IN-11). */
export interface RequestConsent {
  type: 'request_consent'
  tenant: string
  to: string
  asked: readonly AskedProgram[]
  medium: 'web_form' | 'preferences_page'
  /** The language of the page (LANG-1). */
  language: PageLanguage
  personal: Personal
  /** The invitation that led to the form. */
  invitedBy: InvitedBy | null
}

/**
 * Each program waits for confirmation; the person's consent is unchanged. One text is owed per number and confirmation
 * method, but none about a program or brand that the person has stopped: there START completes the sign-up (IN-4,
 * REPLY-1). For a person on the deny list it is recorded as declined, without a text (IN-3).
 */
export function requestConsent(command: RequestConsent, context: DecisionContext): ConsentEvent[] {
  const { record, tenant, now } = context
  const { asked, personal, language } = command
  const programs = tenant.programs.filter(({ id }) => asked.some(({ program }) => program === id))
  const base = { ...eventBase(now, now), personal, language }
  if (record.denied) {
    return programs.map(({ id }) => ({ type: 'declined', ...base, program: id, because: 'deny_list' }))
  }
  const mayBeTexted = programs.filter(
    ({ id, number }) => mayBeAsked(record, id) && !isBlocked(record, number, now),
  )
  const ways = Map.groupBy(mayBeTexted, wayOf)
  return programs.map((program) => ({
    ...pending(command, base, program, replyOf(program, ways)),
    ...(mayBeTexted.includes(program) && { texted: true as const }),
  }))
}

/** Whether a request for the program may be texted to the person (REPLY-1). */
export function mayBeAsked(record: ConsentRecord, program: string): boolean {
  return !hasStoppedAll(record) && !hasStopped(record, program)
}

/** Programs with the same number and confirmation method share a text, and its code if it has one. */
export function wayOf({ number, confirmation }: Pick<Program, 'number' | 'confirmation'>): string {
  return `${confirmation}#${number}`
}

/** The first program of each group owes the text that names all of them. */
function replyOf(program: Program, ways: ReadonlyMap<string, readonly Program[]>): Reply | null {
  const together = ways.get(wayOf(program)) ?? []
  if (together[0] !== program) return null
  const kind = program.confirmation === 'code' ? 'sign_up_code' : 'sign_up_request'
  return { kind, programs: together.map(({ id }) => id) }
}

function pending(
  { asked, medium, invitedBy }: RequestConsent,
  base: EventBase,
  { id, number }: Program,
  reply: Reply | null,
): Pending {
  const shown = asked.find(({ program }) => program === id)?.shown
  return {
    type: 'pending',
    ...base,
    program: id,
    number,
    level: 'express_written',
    medium,
    until: after(base.at, REQUEST_TTL),
    callToAction: shown ? shownText(shown) : null,
    proof: invitedBy ? provedBy(BOX_TICKED, invitedBy) : BOX_TICKED,
    reply,
  }
}
