import { type ConsoleAction, ROLES, type Role } from '../core/vocabulary.ts'
import type { Tenant } from '../tenant/definitions.ts'

/** The least role that each action of the console takes (STAFF-1). */
export const LEAST_ROLE: Record<ConsoleAction, Role> = {
  lookup: 'viewer',
  evidence: 'viewer',
  reviews: 'viewer',
  record: 'agent',
  stop: 'agent',
  complain: 'agent',
  stop_link: 'agent',
  invite: 'agent',
  review: 'agent',
  list: 'admin',
  export: 'admin',
  import: 'admin',
  sample: 'admin',
  zone: 'admin',
  own: 'admin',
  deny: 'admin',
  reassigned: 'admin',
  erase: 'admin',
  activity: 'admin',
}

/** A group of the sign-in provider that gives a role: `assent:<tenant or *>:<role>`. */
const GROUP = /^assent:([^:]+):([^:]+)$/

/** The highest role that a person's groups give them at a tenant; undefined for none (STAFF-1). */
export function roleAt(tenant: string, groups: readonly string[]): Role | undefined {
  const roles = groups.flatMap((group) => {
    const [, where, role] = GROUP.exec(group) ?? []
    return where === '*' || where === tenant ? [role] : []
  })
  return ROLES.findLast((role) => roles.includes(role))
}

/** The tenants at which a person has any role; they learn of no other (TEN-1). */
export function tenantsOf(tenants: readonly Tenant[], groups: readonly string[]): Tenant[] {
  return tenants.filter(({ id }) => roleAt(id, groups) !== undefined)
}

/** Whether a role includes an action: each role includes those before it (STAFF-1). */
export function mayDo(role: Role, action: ConsoleAction): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(LEAST_ROLE[action])
}
