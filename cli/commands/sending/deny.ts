import { listing } from '../../terminal/listing.ts'
import type { Session } from '../../terminal/terminal.ts'

/** `assent deny`: the list of numbers whose opt-ins are declined (IN-3). */
export function deny(session: Session) {
  return listing(session, {
    name: 'deny',
    summary: 'decline the opt-ins of a number from now on, or no longer',
    description:
      'Decline the opt-ins of a number from now on, or no longer. A consent that it has already given stays.',
    note: 'asked us never to sign up again',
  })
}
