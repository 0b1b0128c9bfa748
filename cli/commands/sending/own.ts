import { listing } from '../../terminal/listing.ts'
import type { Session } from '../../terminal/terminal.ts'

/** `assent own`: the list of devices that no human holds (GATE-9). */
export function own(session: Session) {
  return listing(session, {
    name: 'own',
    summary: 'put a device that no human holds on its list, or take it off',
    description:
      'Put the number of a device that no human holds on the list of those that need no consent, or take it off. A STOP from it takes it off too.',
    note: 'a router of ours',
  })
}
