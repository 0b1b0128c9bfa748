import type { Monitored } from './monitoring/alarms.ts'
import type { ConsentTable } from './storage/consent-table.ts'

/** What every part of the system builds on. */
export interface Foundation extends Monitored {
  table: ConsentTable
}
