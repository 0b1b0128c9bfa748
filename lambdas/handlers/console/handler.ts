import type { APIGatewayProxyEvent } from 'aws-lambda'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'
import { secureHeaders } from 'hono/secure-headers'
import { nameOf } from '../../application/core/log.ts'
import { InvalidCursorError } from '../../application/core/refusal.ts'
import type { ConsoleAction } from '../../domain/core/vocabulary.ts'
import { mayDo, roleAt, tenantsOf } from '../../domain/staff/roles.ts'
import { type MessageKind, messagePage } from '../../pages/console/pages/message-page.ts'
import { tenantsPage } from '../../pages/console/pages/tenants-page.ts'
import { headerOf } from '../site/site-request.ts'
import { ACTIVITY_ROUTES } from './activity.ts'
import type { ConsoleDeps } from './console-deps.ts'
import { baseIn, type ConsoleContext, type ConsoleEnv, leadTo } from './console-request.ts'
import { EVIDENCE_ROUTES } from './evidence.ts'
import { IMPORT_ROUTES } from './lists/import.ts'
import { LIST_ROUTES } from './lists/lists.ts'
import { SAMPLE_ROUTES } from './lists/sample.ts'
import { routesOf } from './person/answer-form.ts'
import { INVITE_FORM, INVITED_ROUTE } from './person/invite-form.ts'
import { keepForm } from './person/kept-forms.ts'
import { PERSON_ROUTES } from './person/people.ts'
import { PERSON_FORMS } from './person/person-forms.ts'
import { RECORD_FORM } from './person/record-form.ts'
import { show } from './respond.ts'
import { REVIEW_ROUTES } from './reviews.ts'
import { COME_BACK_ROUTE } from './session/come-back.ts'
import { openToken, sealToken } from './session/console-tokens.ts'
import { addSignIn, staffOf } from './session/sign-in.ts'
import type { TenantRoute } from './tenant-route.ts'

/** Every page of a tenant. */
export const ROUTES: readonly TenantRoute[] = [
  ...PERSON_ROUTES,
  ...[RECORD_FORM, INVITE_FORM, ...PERSON_FORMS].flatMap(routesOf),
  INVITED_ROUTE,
  COME_BACK_ROUTE,
  ...EVIDENCE_ROUTES,
  ...REVIEW_ROUTES,
  ...LIST_ROUTES,
  ...IMPORT_ROUTES,
  ...SAMPLE_ROUTES,
  ...ACTIVITY_ROUTES,
]

/** The largest form in bytes: an import of one megabyte, and its frame. */
const MAX_BYTES = 1_200_000

/** The console for staff: signed-in pages that work without JavaScript, over the same operations as everyone else's (STAFF-1). */
export function createConsoleHandler(deps: ConsoleDeps) {
  const app = new Hono<ConsoleEnv>()
  app.use(
    secureHeaders({
      // The site's own pages get the referrer: otherwise browsers post forms with an origin of `null`.
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
      strictTransportSecurity: 'max-age=63072000',
      crossOriginOpenerPolicy: 'same-origin',
    }),
  )
  app.use(async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
  })
  app.use(async (c, next) => (c.req.method === 'POST' ? refuseUnwanted(c) : undefined) ?? next())
  addSignIn(app, deps)
  app.get('/console', (c) => chooseTenant(deps, c))
  for (const { method, path, action, answer } of ROUTES) {
    app[method](`/console/:tenant${path}`, async (c) => (await admit(deps, c, action)) ?? answer(deps, c))
  }
  app.notFound((c) => refuse(c, 'not_found', 404))
  app.onError((error, c) => {
    if (error instanceof InvalidCursorError) return refuse(c, 'not_found', 404)
    deps.log({ event: 'failed', error: nameOf(error) })
    return refuse(c, 'internal', 500)
  })
  return handle(app) as (
    event: APIGatewayProxyEvent,
    context: unknown,
  ) => ReturnType<ReturnType<typeof handle>>
}

/** Refuses a form that is too large, or that another site submitted. */
function refuseUnwanted(c: ConsoleContext): Response | undefined {
  const { event } = c.env
  if (Buffer.byteLength(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8') > MAX_BYTES) {
    return refuse(c, 'too_large', 413)
  }
  const origin = headerOf(event, 'origin')
  const foreign =
    origin !== '' && (!URL.canParse(origin) || new URL(origin).host !== headerOf(event, 'host').toLowerCase())
  return foreign ? refuse(c, 'bad_origin', 403) : undefined
}

/** One tenant is opened at once; several are offered; none is an answer too. */
async function chooseTenant(deps: ConsoleDeps, c: ConsoleContext): Promise<Response> {
  const staff = await staffOf(deps, c)
  if (!staff) return leadTo(c, '/sign-in')
  const tenants = tenantsOf(deps.definitions.tenants, staff.groups)
  const [only] = tenants
  if (only && tenants.length === 1) return leadTo(c, `/${only.id}`)
  const formToken = await sealToken(deps, { purpose: 'form', subject: staff.subject })
  return show(c, tenantsPage({ base: baseIn(c), name: staff.name, formToken, tenants }))
}

/**
 * Lets a request through, or answers it: not signed in, no such tenant for them, a role that does not include the action,
 * or a form that was not shown to them (STAFF-1, TEN-1).
 */
async function admit(
  deps: ConsoleDeps,
  c: ConsoleContext,
  action: ConsoleAction,
): Promise<Response | undefined> {
  const posted = await postedIn(deps, c)
  const staff = await staffOf(deps, c)
  if (!staff)
    return posted?.by === undefined ? signInFirst(c) : keepForLater(deps, c, posted.by, posted.fields)
  const tenant = deps.definitions.tenantById.get(c.req.param('tenant') ?? '')
  const role = tenant && roleAt(tenant.id, staff.groups)
  if (!tenant || !role) return refuse(c, 'not_found', 404)
  if (!mayDo(role, action)) return refuse(c, 'not_allowed', 403)
  if (posted && posted.by !== staff.subject) return refuse(c, 'foreign_form', 403)
  c.set('staff', staff)
  c.set('tenant', tenant)
  c.set('role', role)
  c.set('fields', posted?.fields ?? {})
  c.set('formToken', await sealToken(deps, { purpose: 'form', subject: staff.subject }))
  return undefined
}

/** A posted form, and for whom it was made; undefined for whom if it is not ours. */
async function postedIn(deps: ConsoleDeps, c: ConsoleContext) {
  if (c.req.method !== 'POST') return undefined
  const fields = await fieldsOf(c)
  const form = await openToken(deps, 'form', fields.token ?? '')
  return { fields, by: form?.subject }
}

/** The fields of a form; of a file its content, and of a field that was sent several times the last. */
async function fieldsOf(c: ConsoleContext): Promise<Record<string, string>> {
  const body = await c.req.parseBody().catch(() => ({}))
  const entries = Object.entries(body as Record<string, string | File>).map(async ([name, value]) => [
    name,
    typeof value === 'string' ? value.replaceAll('\r\n', '\n') : await value.text(),
  ])
  return Object.fromEntries(await Promise.all(entries))
}

function signInFirst(c: ConsoleContext): Response {
  const { pathname, search } = new URL(c.req.url)
  const back = c.req.method === 'GET' ? `${pathname}${search}` : '/console'
  return leadTo(c, '/sign-in', { back })
}

/** The session was over when the form was sent: after signing in, the same person finds it as they filled it in. */
async function keepForLater(
  deps: ConsoleDeps,
  c: ConsoleContext,
  subject: string,
  { token: _, ...typed }: Record<string, string>,
): Promise<Response> {
  const small = Object.fromEntries(Object.entries(typed).filter(([, value]) => value.length <= MAX_KEPT))
  const id = await keepForm(deps, { subject, typed: small })
  return leadTo(c, '/signed-out', { back: `${new URL(c.req.url).pathname}?form=${id}` })
}

/** The longest field that is kept while its user signs in: everything but a file. */
const MAX_KEPT = 20_000

function refuse(c: ConsoleContext, kind: MessageKind, status: 403 | 404 | 413 | 500): Response {
  return show(c, messagePage({ base: baseIn(c), kind }), status)
}
