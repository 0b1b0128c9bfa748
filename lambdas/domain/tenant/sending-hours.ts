import type { WrittenHours } from './daily-hours.ts'

/** When and how often a tenant sends promotional messages; no setting goes beyond what the law permits (GATE-7, GATE-8). */
export interface SendingHours {
  weekdays: WrittenHours
  saturday: WrittenHours
  sunday: WrittenHours
  /** True where a rule whose end is on record no longer binds: what is laxer than before needs a setting. */
  endedRules: boolean
  /** Promotional messages to one person in any 24 hours; null: no cap but the law's. */
  promotionalPerDay: number | null
}

/** What holds where a tenant sets nothing. */
export const defaultSendingHours: SendingHours = {
  weekdays: { from: '09:00', to: '20:00' },
  saturday: { from: '09:00', to: '20:00' },
  sunday: { from: '12:00', to: '20:00' },
  endedRules: false,
  promotionalPerDay: 3,
}
