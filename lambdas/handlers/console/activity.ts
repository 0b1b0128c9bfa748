import { activityPage } from '../../pages/console/pages/activity-page.ts'
import type { ConsoleDeps } from './console-deps.ts'
import type { ConsoleContext } from './console-request.ts'
import { openCursor, sealCursor } from './cursor.ts'
import { withPerson } from './person/people.ts'
import { show } from './respond.ts'
import type { TenantRoute } from './tenant-route.ts'
import { viewOf } from './view.ts'

/** Who looked at whom and who changed what, of the tenant and of one person (STAFF-1). */
export const ACTIVITY_ROUTES: readonly TenantRoute[] = [
  {
    method: 'get',
    path: '/activity',
    action: 'activity',
    answer: (deps, c) => showActivity(deps, c, undefined),
  },
  { method: 'get', path: '/people/:person/activity', action: 'activity', answer: withPerson(showActivity) },
]

async function showActivity(deps: ConsoleDeps, c: ConsoleContext, to: string | undefined): Promise<Response> {
  const tenant = c.get('tenant').id
  const person = to === undefined ? undefined : await deps.personHash({ tenant, to })
  const cursor = await openCursor(deps, c.req.query('cursor'))
  const page = await deps.activity.page({ tenant, person, cursor }, deps.clock())
  return show(
    c,
    activityPage({
      ...viewOf(deps, c),
      of: to === undefined ? undefined : { to, id: c.req.param('person') ?? '' },
      activity: page.activity,
      next: await sealCursor(deps, page.cursor),
    }),
  )
}
