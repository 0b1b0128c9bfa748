import { expiresAt } from './expiry.ts'
import { heldGrant, latestStop, pendingRequests, type Status, statusOf, type View } from './view.ts'

/** How a person stands with one program. */
export interface ProgramStatus {
  status: Status
  level: string | null
  medium: string | null
  since: number | null
}

/** What `lookup` answers about a person. */
export interface Lookup {
  programs: Record<string, ProgramStatus>
  /** Epoch seconds (REC-1). */
  expiresAt: number | null
}

/** The status of each program, and when the record expires. */
export function lookUp(view: View): Lookup {
  const programs = view.tenant.programs.map(({ id }) => [id, programStatus(view, id)] as const)
  return { programs: Object.fromEntries(programs), expiresAt: expiresAt(view) }
}

function programStatus(view: View, program: string): ProgramStatus {
  const status = statusOf(view, program)
  const none = { status, level: null, medium: null, since: null }
  switch (status) {
    case 'opted_in': {
      const grant = heldGrant(view, program)
      return grant ? { ...none, level: grant.level, medium: grant.medium, since: grant.known.since } : none
    }
    case 'opted_out': {
      const stop = latestStop(view, program)
      return stop ? { ...none, medium: stop.medium, since: stop.at } : none
    }
    case 'pending': {
      const request = pendingRequests(view).find((each) => each.program === program)
      return request ? { ...none, level: request.level, medium: request.medium, since: request.at } : none
    }
    case 'none':
      return none
  }
}
