import { stringify } from 'csv-stringify/sync'
import { keepActivity } from '../../../application/staff/activity.ts'
import type { ListPage, ListRow } from '../../../application/staff/list.ts'
import { LIST_STATUSES } from '../../../domain/core/vocabulary.ts'
import { placesOf } from '../../../domain/hours/place.ts'
import { type ListChoice, listsPage } from '../../../pages/console/pages/lists-page.ts'
import type { ConsoleDeps } from '../console-deps.ts'
import type { ConsoleContext } from '../console-request.ts'
import { openCursor, sealCursor } from '../cursor.ts'
import { errorsBy, isRefusal } from '../person/answer-form.ts'
import { download, show } from '../respond.ts'
import type { TenantRoute } from '../tenant-route.ts'
import { viewOf } from '../view.ts'

/** Lists of people by program, status and period, and the same as a file (REC-6). */
export const LIST_ROUTES: readonly TenantRoute[] = [
  { method: 'get', path: '/lists', action: 'list', answer: showLists },
  { method: 'get', path: '/lists.csv', action: 'export', answer: exportList },
]

/** The most rows of one file: what fits into one answer. */
const MAX_ROWS = 20_000

async function showLists(deps: ConsoleDeps, c: ConsoleContext): Promise<Response> {
  const tenant = c.get('tenant')
  const choice = choiceOf(c)
  const chosen = c.req.query('status') !== undefined
  const cursor = await openCursor(deps, c.req.query('cursor'))
  const page = chosen ? await pageOf(deps, c, choice, cursor) : { rows: [], cursor: null }
  if (chosen) await keepActivity(deps, { tenant: tenant.id, by: c.get('staff').name, action: 'list' })
  const refused = isRefusal(page)
  const rows = refused ? [] : page.rows
  const shown = rows.map(async (row) => ({
    ...row,
    person: await deps.personIds.idOf({ tenant: tenant.id, to: row.to }),
    zones: placesOf(row.to).flatMap(({ zones }) => zones),
  }))
  return show(
    c,
    listsPage({
      ...viewOf(deps, c),
      choice,
      chosen,
      rows: await Promise.all(shown),
      next: refused ? undefined : await sealCursor(deps, page.cursor),
      errors: refused ? errorsBy([], page.error.issues) : {},
    }),
  )
}

/** A list that is too long for one answer is refused, never cut off without a word. */
async function exportList(deps: ConsoleDeps, c: ConsoleContext): Promise<Response> {
  const tenant = c.get('tenant').id
  const choice = choiceOf(c)
  const rows: ListRow[] = []
  let cursor: string | undefined
  do {
    const page = await pageOf(deps, c, choice, cursor)
    if (isRefusal(page)) return showLists(deps, c)
    rows.push(...page.rows)
    cursor = page.cursor ?? undefined
  } while (cursor !== undefined && rows.length <= MAX_ROWS)
  if (rows.length > MAX_ROWS) {
    const errors = {
      until: `This list has more than ${MAX_ROWS.toLocaleString('en-US')} people. Choose a shorter period, or use the command line: npx assent export`,
    }
    return show(c, listsPage({ ...viewOf(deps, c), choice, chosen: true, rows: [], next: undefined, errors }))
  }
  await keepActivity(deps, { tenant, by: c.get('staff').name, action: 'export' })
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const content = stringify(rows, {
    header: true,
    columns: ['to', ...columns.filter((column) => column !== 'to')],
  })
  return download(c, `${tenant}-${choice.status}.csv`, 'text/csv; charset=utf-8', content)
}

/** What was chosen; a day begins and ends in UTC. */
function choiceOf(c: ConsoleContext): ListChoice {
  const [first] = c.get('tenant').programs
  const { program = first?.id ?? '', status = '', since = '', until = '' } = c.req.query()
  return { program, status: LIST_STATUSES.find((each) => each === status) ?? 'opted_in', since, until }
}

async function pageOf(
  deps: ConsoleDeps,
  c: ConsoleContext,
  { program, status, since, until }: ListChoice,
  cursor: string | undefined,
): Promise<ListPage | { error: { issues: { path: string; message: string }[] } }> {
  const request = {
    action: 'list',
    tenant: c.get('tenant').id,
    status,
    ...(program && { program }),
    ...(since && { since: startOf(since) }),
    ...(until && { until: startOf(until) }),
    ...(cursor && { cursor }),
  }
  return (await deps.records(request)) as ListPage
}

function startOf(day: string): string {
  return `${day}T00:00:00.000Z`
}
