import { stringify } from 'csv-stringify/sync'
import { keepActivity } from '../../../application/staff/activity.ts'
import type { Sample } from '../../../application/staff/sample.ts'
import { samplePage } from '../../../pages/console/pages/sample-page.ts'
import type { ConsoleDeps } from '../console-deps.ts'
import type { ConsoleContext } from '../console-request.ts'
import { errorsBy, isRefusal } from '../person/answer-form.ts'
import { download, show } from '../respond.ts'
import type { TenantRoute } from '../tenant-route.ts'
import { viewOf } from '../view.ts'

/** A random sample of a program's people for a carrier, as a page and as a file (REC-5). */
export const SAMPLE_ROUTES: readonly TenantRoute[] = [
  { method: 'get', path: '/sample', action: 'sample', answer: showSample },
  { method: 'get', path: '/sample.csv', action: 'sample', answer: giveSample },
]

function choiceOf(c: ConsoleContext) {
  const { program = '', count = '20', seed = '' } = c.req.query()
  return { program, count, seed }
}

async function drawn(
  deps: ConsoleDeps,
  c: ConsoleContext,
): Promise<Sample | Awaited<ReturnType<ConsoleDeps['records']>>> {
  const { program, count, seed } = choiceOf(c)
  const tenant = c.get('tenant').id
  const [answer] = await Promise.all([
    deps.records({ action: 'sample', tenant, program, count: Number(count), seed }),
    keepActivity(deps, { tenant, by: c.get('staff').name, action: 'sample' }),
  ])
  return answer
}

async function showSample(deps: ConsoleDeps, c: ConsoleContext): Promise<Response> {
  const choice = choiceOf(c)
  const view = { ...viewOf(deps, c), choice }
  // A seed for whoever does not mind which.
  if (c.req.query('program') === undefined)
    return show(
      c,
      samplePage({
        ...view,
        choice: { ...choice, seed: deps.newId().slice(0, 8) },
        sample: undefined,
        errors: {},
      }),
    )
  const answer = await drawn(deps, c)
  return isRefusal(answer)
    ? show(c, samplePage({ ...view, sample: undefined, errors: errorsBy([], answer.error.issues) }))
    : show(c, samplePage({ ...view, sample: answer as Sample, errors: {} }))
}

async function giveSample(deps: ConsoleDeps, c: ConsoleContext): Promise<Response> {
  const answer = await drawn(deps, c)
  if (isRefusal(answer)) return showSample(deps, c)
  const rows = (answer as Sample).rows.map(({ evidence, ...row }) => ({ ...row, ...evidence }))
  return download(c, 'sample.csv', 'text/csv; charset=utf-8', stringify(rows, { header: true }))
}
