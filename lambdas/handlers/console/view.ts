import { tenantsOf } from '../../domain/staff/roles.ts'
import type { ConsoleView } from '../../pages/console/layout.ts'
import type { ConsoleDeps } from './console-deps.ts'
import { baseIn, type ConsoleContext } from './console-request.ts'

/** What every page of a tenant needs, from an admitted request. */
export function viewOf({ definitions }: ConsoleDeps, c: ConsoleContext): ConsoleView {
  const { name, groups } = c.get('staff')
  return {
    base: baseIn(c),
    tenant: c.get('tenant'),
    role: c.get('role'),
    name,
    formToken: c.get('formToken'),
    several: tenantsOf(definitions.tenants, groups).length > 1,
  }
}
