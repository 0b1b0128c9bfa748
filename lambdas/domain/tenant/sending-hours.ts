import type { WrittenHours } from './daily-hours.ts'

/** When and how often a tenant sends promotional messages; no setting exceeds what the law permits (GATE-7, GATE-8). */
export interface SendingHours {
  weekdays: WrittenHours
  saturday: WrittenHours
  sunday: WrittenHours
  /** True if a rule no longer applies after its recorded end: anything less strict than before must be set explicitly. */
  endedRules: boolean
  /** Maximum promotional messages to one person in any 24 hours; null: only the law's caps. */
  promotionalPerDay: number | null
}

/** The defaults for what a tenant does not set. */
export const defaultSendingHours: SendingHours = {
  weekdays: { from: '09:00', to: '20:00' },
  saturday: { from: '09:00', to: '20:00' },
  sunday: { from: '12:00', to: '20:00' },
  endedRules: false,
  promotionalPerDay: 3,
}
