import type { APIGatewayProxyResult } from 'aws-lambda'
import { askForCode, choose, type Proved, typePreferencesCode } from '../../application/signup/preferences.ts'
import { personStatus } from '../../application/staff/lookup.ts'
import { PREFERENCES_CODE_TTL } from '../../domain/core/deadlines.ts'
import { after } from '../../domain/core/time.ts'
import type { PageLanguage } from '../../domain/core/vocabulary.ts'
import { address, stepAddress } from '../../pages/site/address.ts'
import type { TypedNumber } from '../../pages/site/number-fields.ts'
import {
  type ProgramChoice,
  preferencesChoicesPage,
} from '../../pages/site/pages/preferences-choices-page.ts'
import { preferencesCodePage } from '../../pages/site/pages/preferences-code-page.ts'
import { preferencesNumberPage } from '../../pages/site/pages/preferences-number-page.ts'
import { preferencesSavedPage } from '../../pages/site/pages/preferences-saved-page.ts'
import { heldWith, minutesToWait } from './challenges.ts'
import { codeError } from './code-error.ts'
import { downloadAll, downloadPart, PART } from './download.ts'
import { evenly } from './evenly.ts'
import { cookie, page, seeOther } from './respond.ts'
import { askedPrograms, hashOfShown } from './shown.ts'
import type { SiteDeps } from './site-deps.ts'
import { personalOf, type SiteRequest } from './site-request.ts'
import { openToken, sealToken, secondsOf, type TokenOf } from './site-tokens.ts'
import { leadTo, noStep, stepAt } from './step.ts'
import { readTypedNumber } from './typed-number.ts'

const SESSION = 'session'

/** Shows the person's choices if their phone is proved, otherwise the step at which the browser stands (OUT-8). */
export async function showPreferences(deps: SiteDeps, request: SiteRequest): Promise<APIGatewayProxyResult> {
  const session = await sessionOf(deps, request)
  if (session === undefined) return showStep(deps, request)
  const part = PART.exec(request.query.step ?? '')
  if (part) return downloadPart(deps, request, session.to, part)
  switch (request.query.step) {
    case 'saved':
      return saved(deps, request, session.to)
    case 'download':
      return downloadAll(deps, request, session.to)
    default:
      return choices(deps, request, session.to)
  }
}

async function showStep(deps: SiteDeps, request: SiteRequest): Promise<APIGatewayProxyResult> {
  if (request.query.step === undefined) return showNumber(deps, request, { status: 200, errors: {} })
  const step = await stepAt(deps, request, 'preferences', ['number_again', 'preferences_code'])
  switch (step?.purpose) {
    case 'number_again':
      return showNumber(deps, request, step)
    case 'preferences_code': {
      const { to, typed, error, status = 200 } = step
      const minutes = await minutesToWait(deps, request, 'code', step)
      const token = await sealToken(deps, step)
      const ending = to.slice(-2)
      return page(preferencesCodePage({ ...request.view, ending, token, typed, error, minutes }), status)
    }
    case undefined:
      return showNumber(deps, request, { status: 410, errors: { form: 'step_over' } })
  }
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

/** The form for the number, as it was sent, with its errors. */
type NumberForm = Pick<TokenOf<'number_again'>, 'status' | 'errors' | 'typed' | 'likely'>

async function showNumber(
  deps: SiteDeps,
  { view }: SiteRequest,
  { status, typed, errors, likely }: NumberForm,
): Promise<APIGatewayProxyResult> {
  const { tenant, language } = view
  const form = { tenant: tenant.id, formId: deps.newId(), language, shown: '' }
  const token = await sealToken(deps, { purpose: 'number', ...form })
  return page(preferencesNumberPage({ ...view, token, typed, errors, likely }), status)
}

function askAgain(
  deps: SiteDeps,
  request: SiteRequest,
  language: PageLanguage,
  form: NumberForm,
): Promise<APIGatewayProxyResult> {
  const says = { purpose: 'number_again', tenant: request.tenant.id, ...form } as const
  return leadTo(deps, request, { page: 'preferences', language }, says)
}

function expired(
  deps: SiteDeps,
  request: SiteRequest,
  why: 'over' | 'foreign',
  typed?: TypedNumber,
): Promise<APIGatewayProxyResult> {
  const status = why === 'over' ? 410 : 403
  return askAgain(deps, request, request.view.language, { status, errors: { form: 'form_expired' }, typed })
}

async function postNumber(deps: SiteDeps, request: SiteRequest): Promise<APIGatewayProxyResult> {
  const { fields, tenant } = request
  const typed = {
    country: fields.one('country').trim().slice(0, 2),
    number: fields.one('number').slice(0, 60),
  }
  const form = await openToken(deps, tenant.id, 'number', fields.one('token'))
  if (typeof form === 'string') return expired(deps, request, form, typed)
  const { language } = form
  const number = readTypedNumber(deps, tenant, typed)
  if (number.to === undefined) {
    const { errors, likely } = number
    return askAgain(deps, request, language, { status: 400, errors, likely, typed })
  }
  const { to } = number
  const wanted = { to, address: request.address, language }
  const { asked, challenge } = await evenly(deps, askForCode(deps, tenant, wanted))
  if (asked !== 'asked') {
    const status = asked === 'address_full' ? 429 : 503
    return askAgain(deps, request, language, { status, errors: { form: 'form_busy' }, typed })
  }
  const before = await stepAt(deps, request, 'preferences', ['preferences_code'])
  return leadTo(
    deps,
    request,
    { page: 'preferences', language },
    {
      purpose: 'preferences_code',
      tenant: tenant.id,
      to,
      askedAt: deps.clock(),
      challenges: heldWith(challenge, to, before),
    },
  )
}

async function postCode(deps: SiteDeps, request: SiteRequest): Promise<APIGatewayProxyResult> {
  const { fields, tenant, view } = request
  const flow = await openToken(deps, tenant.id, 'preferences_code', fields.one('token'))
  if (typeof flow === 'string') return expired(deps, request, flow)
  const { to } = flow
  const typed = fields.one('code').trim().slice(0, 20)
  const proved = await provedBy(deps, request, flow, typed)
  const leading = { page: 'preferences', language: view.language } as const
  if (proved === 'proved') {
    const session = await sessionCookie(deps, request, to)
    return seeOther(address(view, 'preferences'), [session, noStep(request, 'preferences')])
  }
  const { key: error, status } = codeError(proved)
  return leadTo(deps, request, leading, { ...flow, typed, error, status })
}

async function provedBy(
  deps: SiteDeps,
  { tenant }: SiteRequest,
  { to, challenges, askedAt }: TokenOf<'preferences_code'>,
  typed: string,
): Promise<Proved | 'missing'> {
  if (typed === '') return 'missing'
  if (after(askedAt, PREFERENCES_CODE_TTL) <= deps.clock()) return 'over'
  return evenly(deps, typePreferencesCode(deps, tenant, { to, typed, challenges }))
}

async function sessionCookie(deps: SiteDeps, request: SiteRequest, to: string): Promise<string> {
  const session = await sealToken(deps, { purpose: 'session', tenant: request.tenant.id, to })
  return cookie(request, SESSION, session, { seconds: secondsOf('session'), strict: true })
}

async function choices(
  deps: SiteDeps,
  { tenant, view }: SiteRequest,
  to: string,
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
  return page(preferencesChoicesPage({ ...view, token, ending: to.slice(-2), programChoices }))
}

async function choicesOf(
  deps: SiteDeps,
  tenant: SiteRequest['tenant'],
  to: string,
): Promise<ProgramChoice[]> {
  const stored = await deps.store.load({ tenant: tenant.id, to })
  const { programs } = personStatus(tenant, stored, deps.clock())
  return Object.entries(programs).map(([program, { status, since }]) => ({ program, status, since }))
}

/** Requires both the session, which only the browser of the proved phone has, and the form that was shown to it. */
async function postChoice(deps: SiteDeps, request: SiteRequest): Promise<APIGatewayProxyResult> {
  const { fields, tenant } = request
  const session = await sessionOf(deps, request)
  const form = await openToken(deps, tenant.id, 'choices', fields.one('token'))
  if (session === undefined || typeof form === 'string' || form.to !== session.to) {
    return expired(deps, request, form === 'foreign' ? 'foreign' : 'over')
  }
  const step = fields.one('step')
  const view = { ...request.view, language: form.language }
  if (step === 'download') return seeOther(stepAddress(view, 'preferences', 'download'), [])
  if (step === 'save' && form.shown !== hashOfShown(tenant, form.language, 'preferences_page')) {
    return seeOther(address(view, 'preferences'), [])
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
  await choose(deps, tenant, {
    to,
    stopAll,
    join: stopAll ? [] : askedPrograms(tenant, joined, language, 'preferences_page'),
    leave: stopAll ? [] : held.filter((program) => !checked.includes(program)),
    personal: personalOf(request, formId),
    language,
    formId,
  })
  const says = {
    purpose: 'saved',
    tenant: tenant.id,
    stopped: stopAll,
    joined: stopAll ? [] : joined,
  } as const
  return leadTo(deps, request, { page: 'preferences', language }, says)
}

/** What was just saved, and where the person stands now. */
async function saved(deps: SiteDeps, request: SiteRequest, to: string): Promise<APIGatewayProxyResult> {
  const { view, tenant } = request
  const step = await stepAt(deps, request, 'preferences', ['saved'])
  if (step === undefined) return choices(deps, request, to)
  const programChoices = await choicesOf(deps, tenant, to)
  const isIn = (id: string) =>
    programChoices.some(({ program, status }) => program === id && status === 'opted_in')
  const waiting = step.joined.filter((id) => !isIn(id))
  return page(preferencesSavedPage({ ...view, stopped: step.stopped, programChoices, waiting }))
}
