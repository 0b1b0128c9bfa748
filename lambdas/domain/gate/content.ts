import { getOwn } from '../core/get-own.ts'
import type { Grant } from '../core/record/record.ts'
import type { Carried, SendHistory } from '../core/send-history.ts'
import { after, HOUR } from '../core/time.ts'
import type { Content } from '../core/vocabulary.ts'
import { DAY_IN_SECONDS, slotOf } from './slots.ts'

/** How long carried content suffices, in seconds. */
const LASTS = 30 * DAY_IN_SECONDS

/**
 * The required content of a program's message: the brand always; opt-out words and the help contact on the first message
 * and if they were last carried over 30 days ago; the confirmation's content after a grant that was not confirmed yet. No
 * text precedes a confirmation that is still waiting to be sent (GATE-11, IN-9).
 */
export function contentDue(
  program: string,
  grant: Grant | undefined,
  sends: Pick<SendHistory, 'unconfirmed' | 'confirmed' | 'carried' | 'replies'>,
  now: string,
): Content[] {
  const [optOut, help] = getOwn(sends.carried, program) ?? never
  return [
    'brand',
    ...(isDue(optOut, now) ? (['opt_out'] as const) : []),
    ...(isDue(help, now) ? (['help'] as const) : []),
    ...(grant && (!isConfirmed(grant, sends) || isAwaited(grant, sends, now))
      ? (['confirmation'] as const)
      : []),
  ]
}

const never: Carried = [0, 0]

function isDue(last: number, now: string): boolean {
  return (last + LASTS) * 1000 <= Date.parse(now)
}

/** Whether the person received the confirmation of a grant, by its own text or by a later message (IN-9, GATE-11). */
export function isConfirmed(
  { id, confirmed }: Grant,
  sends: Pick<SendHistory, 'unconfirmed' | 'confirmed'>,
): boolean {
  return (confirmed && !sends.unconfirmed.includes(id)) || sends.confirmed.includes(id)
}

/**
 * Whether the grant's confirmation may still be waiting to be sent: within an hour, if no reply has been sent since the
 * grant. Replies are not distinguished: any reply sent since then counts as the confirmation (IN-9, EVT-2).
 */
function isAwaited(
  { id, since, confirmed }: Grant,
  { confirmed: carried, replies }: Pick<SendHistory, 'confirmed' | 'replies'>,
  now: string,
): boolean {
  if (!confirmed || carried.includes(id) || after(since, HOUR) <= now) return false
  return !Object.values(replies).some((times) => times.some((time) => time >= since))
}

/** A message that carries required content. */
export interface Carrier {
  program: string
  /** The grant that it confirms; undefined: none. */
  confirms: string | undefined
  at: string
}

/** The send history after a message with this content was sent, or may have been. */
export function carry(
  { program, confirms, at }: Carrier,
  carries: readonly Content[],
  sends: SendHistory,
): SendHistory {
  const [optOut, help] = getOwn(sends.carried, program) ?? never
  const moment = slotOf(at, 1)
  const carried: Carried = [
    carries.includes('opt_out') ? moment : optOut,
    carries.includes('help') ? moment : help,
  ]
  return {
    ...sends,
    carried: { ...sends.carried, [program]: carried },
    confirmed:
      confirms === undefined ? sends.confirmed : [...sends.confirmed, confirms].slice(-MAX_CONFIRMED),
  }
}

const MAX_CONFIRMED = 40

/** The send history without the content of a message that was not sent, or may not have been. */
export function uncarry({ program, confirms, at }: Carrier, sends: SendHistory): SendHistory {
  const moment = slotOf(at, 1)
  const [optOut, help] = getOwn(sends.carried, program) ?? never
  const carried: Carried = [optOut === moment ? 0 : optOut, help === moment ? 0 : help]
  return {
    ...sends,
    carried: { ...sends.carried, [program]: carried },
    confirmed: sends.confirmed.filter((id) => id !== confirms),
  }
}
