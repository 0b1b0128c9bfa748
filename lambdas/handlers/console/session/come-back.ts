import { lookup } from '../../../application/staff/lookup.ts'
import { joiningWord } from '../../../domain/tenant/joining-word.ts'
import { comeBackPage } from '../../../pages/console/pages/come-back-page.ts'
import type { ConsoleDeps } from '../console-deps.ts'
import type { ConsoleContext } from '../console-request.ts'
import { withPerson } from '../person/people.ts'
import { show } from '../respond.ts'
import type { TenantRoute } from '../tenant-route.ts'
import { viewOf } from '../view.ts'

/** What to tell a person who stopped and wants to come back. */
export const COME_BACK_ROUTE: TenantRoute = {
  method: 'get',
  path: '/people/:person/come-back',
  action: 'lookup',
  answer: withPerson(showComeBack),
}

async function showComeBack(deps: ConsoleDeps, c: ConsoleContext, to: string): Promise<Response> {
  const tenant = c.get('tenant')
  const { programs } = await lookup({ ...deps.reading, clock: deps.clock }, tenant, to)
  const ways = tenant.programs.map((program) => ({
    program,
    status: programs[program.id]?.status ?? ('none' as const),
    word: joiningWord(tenant, program),
  }))
  return show(c, comeBackPage({ ...viewOf(deps, c), person: c.req.param('person') ?? '', to, ways }))
}
