import { getOwn } from '../core/get-own.ts'
import type { SendHistory } from '../core/send-history.ts'
import type { MessageClass } from '../core/vocabulary.ts'
import type { Frequency, Program } from '../tenant/definitions.ts'
import { counted, DAY_IN_SECONDS, inSight, slotLength, slotOf, total, uncounted } from './slots.ts'

/** The period of a promise, in seconds; one per request has no period (GATE-8). */
const LOOKS_BACK: Record<Frequency['per'], number | null> = {
  day: DAY_IN_SECONDS,
  week: 7 * DAY_IN_SECONDS,
  month: 30 * DAY_IN_SECONDS,
  request: null,
}

/** Whether one more message would exceed the frequency that the program disclosed (GATE-8). */
export function breaksPromise(
  { id, frequency }: Program,
  sends: Pick<SendHistory, 'messages'>,
  now: string,
): boolean {
  const seconds = LOOKS_BACK[frequency.per]
  if (seconds === null) return false
  return total(inSight(getOwn(sends.messages, id) ?? [], seconds, now)) >= frequency.messages
}

/** The fields by which a message is counted. */
export interface CountedMessage {
  program: Program
  messageClass: MessageClass
  at: string
}

/** The send history with one message counted, without slots outside every window (GATE-8). */
export function countMessage({ program, messageClass, at }: CountedMessage, sends: SendHistory): SendHistory {
  const seconds = LOOKS_BACK[program.frequency.per]
  const slots = inSight(getOwn(sends.messages, program.id) ?? [], seconds ?? 0, at)
  return {
    ...sends,
    messages:
      seconds === null
        ? sends.messages
        : { ...sends.messages, [program.id]: counted(slots, slotIn(program, at)) },
    promotional:
      messageClass === 'promotional'
        ? counted(inSight(sends.promotional, DAY_IN_SECONDS, at), slotOf(at, 1))
        : sends.promotional,
  }
}

/** The send history without a message that was counted but not sent. */
export function uncountMessage(
  { program, messageClass, at }: CountedMessage,
  sends: SendHistory,
): SendHistory {
  const slots = getOwn(sends.messages, program.id)
  return {
    ...sends,
    messages: slots
      ? { ...sends.messages, [program.id]: uncounted(slots, slotIn(program, at)) }
      : sends.messages,
    promotional:
      messageClass === 'promotional' ? uncounted(sends.promotional, slotOf(at, 1)) : sends.promotional,
  }
}

function slotIn({ frequency }: Program, at: string): number {
  return slotOf(at, slotLength(frequency.messages, LOOKS_BACK[frequency.per] ?? 0))
}
