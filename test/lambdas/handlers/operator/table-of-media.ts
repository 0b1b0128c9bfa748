import type { EvidenceField } from '../../../../lambdas/domain/core/evidence.ts'
import type { Level } from '../../../../lambdas/domain/core/vocabulary.ts'

/** A way in which consent can come, as the rules have it. */
export interface MediumRule {
  medium: string
  highest: Level
  brings: EvidenceField[]
  /** The program whose definition makes it so; any other way, the default one. */
  program?: 'acme-alerts' | 'acme-offers'
  /** What the person did, where the rule hangs on it. */
  action?: string
}

const ON_PAGE: EvidenceField[] = ['callToAction', 'language', 'action', 'ip', 'userAgent', 'identity']
const ON_PAPER: EvidenceField[] = ['callToAction', 'action', 'identity', 'reference', 'collectedBy']
const SPOKEN: EvidenceField[] = ['callToAction', 'identity', 'collectedBy']

/** The table of media, row by row; the keyword of Acme Offers is advertised, that of Acme Alerts is not. */
export const MEDIA: MediumRule[] = [
  { medium: 'sms_conversation', highest: 'express', brings: ['inboundMessageId', 'callToAction'] },
  {
    medium: 'sms_keyword',
    highest: 'express_written',
    brings: ['inboundMessageId', 'callToAction'],
    program: 'acme-offers',
  },
  { medium: 'sms_keyword', highest: 'express', brings: ['inboundMessageId'], program: 'acme-alerts' },
  { medium: 'web_form', highest: 'express_written', brings: ON_PAGE },
  { medium: 'preferences_page', highest: 'express_written', brings: ON_PAGE },
  { medium: 'email', highest: 'express_written', brings: ON_PAGE, action: 'clicked the link' },
  {
    medium: 'email',
    highest: 'express_written',
    brings: ['callToAction', 'language', 'action', 'identity'],
    action: 'replied',
  },
  { medium: 'web_button', highest: 'express', brings: ['callToAction', 'language', 'ip', 'userAgent'] },
  { medium: 'paper_form', highest: 'express_written', brings: ON_PAPER },
  { medium: 'survey', highest: 'express_written', brings: ON_PAPER },
  { medium: 'point_of_sale', highest: 'express_written', brings: ON_PAPER },
  { medium: 'ivr', highest: 'express_written', brings: ['callToAction', 'action', 'reference'] },
  { medium: 'verbal', highest: 'express', brings: SPOKEN },
  { medium: 'phone_call', highest: 'express', brings: SPOKEN },
  {
    medium: 'employee_broadcast',
    highest: 'express',
    brings: ['callToAction', 'action', 'identity', 'reference'],
  },
]

/** What brings no consent, whoever hands it in. */
export const NO_CONSENT = ['sms_message', 'operator', 'provider', 'adopted']

/** The levels, the lowest first. */
export const LEVELS: Level[] = ['implied', 'express', 'express_written']
