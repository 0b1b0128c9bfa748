import type { DecisionContext } from '../core/decision-context.ts'
import { type ConsentEvent, eventBase } from '../core/events.ts'
import { noEvidence, type Personal, proofOf } from '../core/evidence.ts'
import { stopAtOnce } from '../core/record/stop.ts'
import type { PageLanguage } from '../core/vocabulary.ts'

/** The person pressed the button of a page that a link in an e-mail opened (OUT-8). */
export interface StopByLink {
  type: 'stop_by_link'
  tenant: string
  to: string
  /** The link, by a name that does not allow using it, and who made it. */
  link: string
  madeBy: string
  language: PageLanguage
  personal: Personal
}

/** Stops the whole brand at once; no text confirms it, since the page does (OUT-8). */
export function stopByLink(
  { link, madeBy, language, personal }: StopByLink,
  context: DecisionContext,
): ConsentEvent[] {
  const { now } = context
  const base = { ...eventBase(now, now), personal, language }
  const evidence = { ...noEvidence, action: 'pressed "stop everything"', collectedBy: madeBy }
  const proof = proofOf({ ...evidence, reference: `stop link ${link}` })
  return stopAtOnce(context, { base, program: null, medium: 'email', receivedAt: now, proof })
}
