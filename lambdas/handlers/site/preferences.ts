import type { APIGatewayProxyResult } from 'aws-lambda'
import { evidence } from '../../application/evidence/evidence.ts'
import { askForCode, choose, typePreferencesCode } from '../../application/signup/preferences.ts'
import { lookup } from '../../application/staff/lookup.ts'
import type { Errors } from '../../domain/words/site/error-key.ts'
import type { TypedNumber } from '../../pages/site/number-fields.ts'
import {
  type ProgramChoice,
  preferencesChoicesPage,
} from '../../pages/site/pages/preferences-choices-page.ts'
import { preferencesCodePage } from '../../pages/site/pages/preferences-code-page.ts'
import { preferencesNumberPage } from '../../pages/site/pages/preferences-number-page.ts'
import { preferencesSavedPage } from '../../pages/site/pages/preferences-saved-page.ts'
import { codeError } from './code-error.ts'
import { cookie, download, page } from './respond.ts'
import { askedPrograms, hashOfShown } from './shown.ts'
import type { SiteDeps } from './site-deps.ts'
import { personalOf, type SiteRequest } from './site-request.ts'
import { openToken, SESSION_SECONDS, sealToken, type TokenOf } from './site-tokens.ts'
import { readTypedNumber } from './typed-number.ts'

const SESSION = 'session'

/** Shows the person's choices if their phone is proved, otherwise asks for the number (OUT-8). */
export async function showPreferences(deps: SiteDeps, request: SiteRequest): Promise<APIGatewayProxyResult> {
  const session = await sessionOf(deps, request)
  return session === undefined ? askNumber(deps, request, 200) : choices(deps, request, session.to)
}

/** Handles one step: the number, the six digits, or an action after the phone is proved. */
export function postPreferences(deps: SiteDeps, request: SiteRequest): Promise<APIGatewayProxyResult> {
  switch (request.fields.one('step')) {
    case 'code':
      return postCode(deps, request)
    case 'save':
    case 'stop':
    case 'download':
      return postChoice(deps, request)
    default:
      return postNumber(deps, request)
  }
}

async function sessionOf(
  deps: SiteDeps,
  { tenant, cookies }: SiteRequest,
): Promise<TokenOf<'session'> | undefined> {
  const session = await openToken(deps, tenant.id, 'session', cookies.get(SESSION) ?? '')
  return typeof session === 'string' ? undefined : session
}

async function askNumber(
  deps: SiteDeps,
  { view }: SiteRequest,
  status: number,
  typed?: TypedNumber,
  errors?: Errors<'form' | 'country' | 'number'>,
  likely?: string,
): Promise<APIGatewayProxyResult> {
  const { tenant, language } = view
  const token = await sealToken(deps, {
    purpose: 'number',
    tenant: tenant.id,
    formId: deps.newId(),
    language,
    shown: '',
  })
  return page(preferencesNumberPage({ ...view, token, typed, errors, likely }), status)
}

async function postNumber(deps: SiteDeps, request: SiteRequest): Promise<APIGatewayProxyResult> {
  const { fields, tenant } = request
  const typed = { country: fields.one('country').trim(), number: fields.one('number') }
  const form = await openToken(deps, tenant.id, 'number', fields.one('token'))
  if (typeof form === 'string') {
    return askNumber(deps, request, form === 'over' ? 410 : 403, typed, { form: 'form_expired' })
  }
  const view = { ...request.view, language: form.language }
  const number = readTypedNumber(deps, tenant, typed)
  if (number.to === undefined) {
    return askNumber(deps, { ...request, view }, 400, typed, number.errors, number.likely)
  }
  const { to } = number
  const asked = await askForCode(deps, tenant, {
    to,
    address: request.address,
    language: form.language,
  })
  if (asked !== 'asked') {
    const status = asked === 'address_full' ? 429 : 503
    return askNumber(deps, { ...request, view }, status, typed, { form: 'form_busy' })
  }
  const token = await sealToken(deps, { purpose: 'preferences_code', tenant: tenant.id, to })
  return page(preferencesCodePage({ ...view, ending: to.slice(-2), token }))
}

async function postCode(deps: SiteDeps, request: SiteRequest): Promise<APIGatewayProxyResult> {
  const { fields, tenant, view } = request
  const token = fields.one('token')
  const flow = await openToken(deps, tenant.id, 'preferences_code', token)
  if (typeof flow === 'string') {
    return askNumber(deps, request, flow === 'over' ? 410 : 403, undefined, { form: 'form_expired' })
  }
  const { to } = flow
  const typed = fields.one('code').trim()
  const proved = typed === '' ? 'missing' : await typePreferencesCode(deps, tenant, { to, typed })
  if (proved === 'proved') return choices(deps, request, to, [await sessionCookie(deps, request, to)])
  const { key, status } = codeError(proved)
  return page(preferencesCodePage({ ...view, ending: to.slice(-2), token, typed, error: key }), status)
}

async function sessionCookie(deps: SiteDeps, request: SiteRequest, to: string): Promise<string> {
  const session = await sealToken(deps, { purpose: 'session', tenant: request.tenant.id, to })
  return cookie(request, SESSION, session, { seconds: SESSION_SECONDS, strict: true })
}

async function choices(
  deps: SiteDeps,
  { tenant, view }: SiteRequest,
  to: string,
  cookies: string[] = [],
): Promise<APIGatewayProxyResult> {
  const programChoices = await choicesOf(deps, tenant, to)
  const held = programChoices.flatMap(({ program, status }) => (status === 'opted_in' ? [program] : []))
  const token = await sealToken(deps, {
    purpose: 'choices',
    tenant: tenant.id,
    to,
    held,
    formId: deps.newId(),
    language: view.language,
    shown: hashOfShown(tenant, view.language, 'preferences_page'),
  })
  return page(preferencesChoicesPage({ ...view, token, ending: to.slice(-2), programChoices }), 200, cookies)
}

async function choicesOf(
  deps: SiteDeps,
  tenant: SiteRequest['tenant'],
  to: string,
): Promise<ProgramChoice[]> {
  const { programs } = await lookup(deps, tenant, to)
  return Object.entries(programs).map(([program, { status, since }]) => ({ program, status, since }))
}

/** Requires both the session, which only the browser of the proved phone has, and the form that was shown to it. */
async function postChoice(deps: SiteDeps, request: SiteRequest): Promise<APIGatewayProxyResult> {
  const { fields, tenant } = request
  const session = await sessionOf(deps, request)
  const form = await openToken(deps, tenant.id, 'choices', fields.one('token'))
  if (session === undefined || typeof form === 'string' || form.to !== session.to) {
    return askNumber(deps, request, form === 'foreign' ? 403 : 410, undefined, { form: 'form_expired' })
  }
  const step = fields.one('step')
  if (step === 'download') return downloadAll(deps, request, session.to)
  if (step === 'save' && form.shown !== hashOfShown(tenant, form.language, 'preferences_page')) {
    return choices(deps, request, session.to)
  }
  return save(deps, request, form, step === 'stop')
}

/** Applies only what the person changed on the page: a box that was already checked joins nothing again. */
async function save(
  deps: SiteDeps,
  request: SiteRequest,
  { to, held, formId, language }: TokenOf<'choices'>,
  stopAll: boolean,
): Promise<APIGatewayProxyResult> {
  const { tenant, fields } = request
  const checked = fields.all('program')
  const joined = checked.filter((program) => !held.includes(program))
  const view = { ...request.view, language }
  await choose(deps, tenant, {
    to,
    stopAll,
    join: stopAll ? [] : askedPrograms(tenant, joined, language, 'preferences_page'),
    leave: stopAll ? [] : held.filter((program) => !checked.includes(program)),
    personal: personalOf(request, formId),
    language,
    formId,
  })
  const programChoices = await choicesOf(deps, tenant, to)
  return page(preferencesSavedPage({ ...view, stopped: stopAll, programChoices }))
}

/** Everything stored about the person: status, each event, each text shown and sent (REC-5). */
async function downloadAll(
  deps: SiteDeps,
  { tenant }: SiteRequest,
  to: string,
): Promise<APIGatewayProxyResult> {
  const reading = { ...deps.reading, clock: deps.clock, page: () => '' }
  const { html: _, ...packet } = await evidence(reading, tenant, to, undefined)
  return download(`${tenant.id}-text-messages.json`, packet)
}
