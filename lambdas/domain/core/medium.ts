import type { EvidenceField } from './evidence.ts'
import { isAtLeast } from './level.ts'
import { GRANT_MEDIA, type GrantMedium, type Level, STOP_ONLY_MEDIA, type StopMedium } from './vocabulary.ts'

/** The highest level that a medium can give, and the evidence it must bring besides time, program and number (IN-7, IN-8). */
interface Ceiling {
  highest: Level
  brings: readonly EvidenceField[]
}

const ON_PAGE = ['callToAction', 'language', 'action', 'ip', 'userAgent', 'identity'] as const
const ON_PAPER = ['callToAction', 'action', 'identity', 'reference', 'collectedBy'] as const
const SPOKEN = ['callToAction', 'identity', 'collectedBy'] as const

/** The media by which consent can be given, and what each one is worth. */
const media = {
  sms_conversation: { highest: 'express', brings: ['inboundMessageId', 'callToAction'] },
  sms_keyword: { highest: 'express', brings: ['inboundMessageId'] },
  web_form: { highest: 'express_written', brings: ON_PAGE },
  preferences_page: { highest: 'express_written', brings: ON_PAGE },
  email: { highest: 'express_written', brings: ON_PAGE },
  web_button: { highest: 'express', brings: ['callToAction', 'language', 'ip', 'userAgent'] },
  paper_form: { highest: 'express_written', brings: ON_PAPER },
  survey: { highest: 'express_written', brings: ON_PAPER },
  point_of_sale: { highest: 'express_written', brings: ON_PAPER },
  ivr: { highest: 'express_written', brings: ['callToAction', 'action', 'reference'] },
  verbal: { highest: 'express', brings: SPOKEN },
  phone_call: { highest: 'express', brings: SPOKEN },
  employee_broadcast: { highest: 'express', brings: ['callToAction', 'action', 'identity', 'reference'] },
} as const satisfies Record<GrantMedium, Ceiling>

/** Every medium by which a person can stop. */
export const STOP_MEDIA = [...GRANT_MEDIA, ...STOP_ONLY_MEDIA] as const

/** Whether a medium can give consent, not only a stop or a conversation. */
export function isGrantMedium(medium: StopMedium): medium is GrantMedium {
  return Object.hasOwn(media, medium)
}

/** The conditions of the table's two exceptions. */
export interface Circumstances {
  /** Whether the program's keyword is advertised with its call-to-action (IN-1). */
  advertised: boolean
  /** What the person did. */
  action: string | null
}

/** What a medium can give under these conditions, and the evidence it must bring. */
export function ceilingOf(medium: GrantMedium, { advertised, action }: Circumstances): Ceiling {
  const ceiling: Ceiling = media[medium]
  if (medium === 'sms_keyword' && advertised) {
    return { highest: 'express_written', brings: [...ceiling.brings, 'callToAction'] }
  }
  if (medium === 'email' && action !== null && /^\s*repl(y|ied)\s*$/i.test(action)) {
    return { ...ceiling, brings: ceiling.brings.filter((field) => field !== 'ip' && field !== 'userAgent') }
  }
  return ceiling
}

/** Whether a medium can give a level under these conditions (IN-7). */
export function canGive(medium: GrantMedium, level: Level, circumstances: Circumstances): boolean {
  return isAtLeast(ceilingOf(medium, circumstances).highest, level)
}
