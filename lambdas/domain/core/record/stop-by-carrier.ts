import type { DecisionContext } from '../decision-context.ts'
import { type ConsentEvent, eventBase } from '../events.ts'
import { withStop } from '../facts/end.ts'
import { isLiftedSince } from './carrier-block.ts'
import { consentTo, type Grant } from './record.ts'
import { settleAsStop, stop, stopAtOnce } from './stop.ts'

/** Since when a carrier blocks a number's texts to the person. */
export interface Block {
  number: string
  at: string
}

/** A stop of everything, and from its date on the carrier blocks the number's texts until START (OUT-9, REACH-1). */
export function stopByCarrier(block: Block, context: DecisionContext): ConsentEvent[] {
  const { number, at } = block
  const { record, now } = context
  const base = { ...eventBase(at, now), number, carrier: 'stopped' as const }
  const stopping = { record, at, base, medium: 'provider' as const, body: null }
  return endBlocked([...stop(stopping, null), ...settleAsStop({ record, at, base })], block, context)
}

/**
 * Adds to a stop on such a number what it ends beside what is dated before it: what a word or a page gave on that number
 * while the carrier blocked it already. No text got through, so it ends as the block becomes known, and waits for START.
 */
export function endBlocked(
  stopping: readonly ConsentEvent[],
  block: Block,
  context: DecisionContext,
): ConsentEvent[] {
  const blocked = programsBlocked(block, context)
  const base = { ...eventBase(context.now, context.now), number: block.number }
  return [
    ...stopping.filter(({ type, program }) => type !== 'opted_in' || !blocked.includes(program ?? '')),
    ...blocked.flatMap((program) =>
      stopAtOnce(context, { base, program, medium: 'provider', receivedAt: context.now }),
    ),
  ]
}

/** The programs of a number that the person has by words or pages alone, given while the carrier blocked it (OUT-9). */
export function programsBlocked({ number, at }: Block, { record, tenant, now }: DecisionContext): string[] {
  if (isLiftedSince(record, number, at)) return []
  const stopped = withStop(record, { program: null, at }, now)
  return tenant.programs
    .filter((program) => program.number === number)
    .map(({ id }) => id)
    .filter((id) => {
      const { grants } = consentTo(stopped, id)
      return grants.length > 0 && grants.every(isOwnAct)
    })
}

/** Staff may vouch for more than the carrier knows; a word, a form and the preferences page wait for START (OUT-9). */
function isOwnAct({ medium }: Grant): boolean {
  return medium === 'sms_keyword' || medium === 'web_form' || medium === 'preferences_page'
}
