import type { Issue } from '../../../application/core/refusal.ts'
import { keepActivity } from '../../../application/staff/activity.ts'
import { placesOf } from '../../../domain/hours/place.ts'
import { EMPTY, type Field } from '../../../pages/console/fields.ts'
import { formPage } from '../../../pages/console/pages/form-page.ts'
import type { ConsoleDeps } from '../console-deps.ts'
import { type ConsoleContext, leadTo, tenantPath } from '../console-request.ts'
import { show } from '../respond.ts'
import type { TenantRoute } from '../tenant-route.ts'
import { viewOf } from '../view.ts'
import { keepForm, readForm } from './kept-forms.ts'
import { withPerson } from './people.ts'
import type { FormContext, PersonForm, Values } from './person-form.ts'

/** The page of a form about a person, and what posting it does. */
export function routesOf(form: PersonForm): TenantRoute[] {
  const path = `/people/:person/${form.path}`
  const { action } = form
  return [
    { method: 'get', path, action, answer: withPerson((deps, c, to) => showForm(form, deps, c, to)) },
    { method: 'post', path, action, answer: withPerson((deps, c, to) => post(form, deps, c, to)) },
  ]
}

/** What a form about a person is made for. */
async function contextOf(deps: ConsoleDeps, c: ConsoleContext, to: string): Promise<FormContext> {
  const tenant = c.get('tenant')
  return {
    deps,
    tenant,
    to,
    person: c.req.param('person') ?? '',
    by: c.get('staff').name,
    now: deps.clock(),
    zones: placesOf(to).flatMap(({ zones }) => zones),
    query: c.req.query(),
  }
}

async function showForm(
  form: PersonForm,
  deps: ConsoleDeps,
  c: ConsoleContext,
  to: string,
): Promise<Response> {
  const context = await contextOf(deps, c, to)
  const filled = (await readForm(deps, c.get('staff').subject, context.query.form)) ?? EMPTY
  const { path, title, danger = false } = form
  // A form that is shown again is made for the same choices as the one that was sent.
  const shown = await form.shown({ ...context, query: { ...context.query, ...filled.typed } })
  const { person } = context
  return show(c, formPage({ ...viewOf(deps, c), person, to, path, title, danger, filled, ...shown }))
}

/** Asks for the operation and leads on: to the person's page, or back to the form with its errors. */
async function post(form: PersonForm, deps: ConsoleDeps, c: ConsoleContext, to: string): Promise<Response> {
  const context = await contextOf(deps, c, to)
  const { token: _, ...typed } = c.get('fields')
  const { subject } = c.get('staff')
  const here = tenantPath(c, `/people/${context.person}`)
  const errors = form.check?.(typed, context) ?? {}
  const answer = Object.keys(errors).length > 0 ? undefined : await operate(form, typed, context, c)
  if (answer === undefined || isRefusal(answer)) {
    const { fields } = await form.shown({ ...context, query: { ...context.query, ...typed } })
    const found = answer === undefined ? errors : errorsBy(fields, answer.error.issues)
    return leadTo(c, `${here}/${form.path}`, {
      form: await keepForm(deps, { subject, typed, errors: found }),
    })
  }
  await keepActivity(deps, { tenant: context.tenant.id, by: context.by, action: form.action, to })
  const result = form.resultPath === undefined ? undefined : answer
  const kept = await keepForm(deps, { subject, done: form.done(answer, context), result })
  return leadTo(c, `${here}${form.resultPath ?? ''}`, { form: kept })
}

/** The same operation that `assent-operator` runs, in the signed-in name (TEN-1). */
function operate(form: PersonForm, typed: Values, context: FormContext, c: ConsoleContext): Promise<object> {
  const { tenant, by, deps } = context
  const request = { ...form.request(typed, context), tenant: tenant.id, by }
  return deps.operator(request, c.env.lambdaContext as never)
}

interface Refused {
  error: { issues: Issue[] }
}

/** Whether an operation was refused: as a whole, or in its only row. */
export function isRefusal(answer: object): answer is Refused {
  return 'error' in answer
}

/** The issues of a refusal by the fields of a form, each as a sentence that begins with the field's label. */
export function errorsBy(fields: readonly Field[], issues: readonly Issue[]): Record<string, string> {
  const byField = Map.groupBy(issues, ({ path }) => path.split('.').at(-1) ?? '')
  return Object.fromEntries(
    [...byField].map(([name, found]) => {
      const field = fields.find((each) => each.name === name && each.kind !== 'hidden')
      const label = field ? `“${field.label.replace(/\?$/, '')}”` : name
      return [name, `${label} ${found.map(({ message }) => message).join('; ')}`]
    }),
  )
}
