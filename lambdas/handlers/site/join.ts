import type { APIGatewayProxyResult } from 'aws-lambda'
import { invitedTo } from '../../application/signup/invitations.ts'
import { signUp, typeSignUpCode } from '../../application/signup/sign-up.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import type { Errors } from '../../domain/words/site/error-key.ts'
import { joinPage, type TypedJoin } from '../../pages/site/pages/join-page.ts'
import { joinSentPage } from '../../pages/site/pages/join-sent-page.ts'
import { joinedPage } from '../../pages/site/pages/joined-page.ts'
import type { View } from '../../pages/site/view.ts'
import { LETTER_OR_DIGIT } from '../pipeline/fields.ts'
import { heldWith, minutesToWait } from './challenges.ts'
import { codeError } from './code-error.ts'
import { evenly } from './evenly.ts'
import { cookie, page } from './respond.ts'
import { askedPrograms, hashOfShown } from './shown.ts'
import type { SiteDeps } from './site-deps.ts'
import { personalOf, type SiteRequest } from './site-request.ts'
import { type Opened, openToken, sealToken, type TokenOf } from './site-tokens.ts'
import { leadTo, stepAt } from './step.ts'
import { onOfferIn, readTypedNumber } from './typed-number.ts'

/** The cookie that keeps an invitation until the form is posted. */
const INVITATION = 'invitation'
const INVITATION_SECONDS = 24 * 60 * 60

/** Shows the form, or the step at which the browser stands after it was sent. */
export function showJoin(deps: SiteDeps, request: SiteRequest): Promise<APIGatewayProxyResult> {
  return request.query.step === undefined ? showForm(deps, request) : showStep(deps, request)
}

/** An invitation puts its program first, and a cookie keeps the invitation. */
async function showForm(deps: SiteDeps, request: SiteRequest): Promise<APIGatewayProxyResult> {
  const { view, tenant } = request
  const token = await newForm(deps, view)
  const id = request.query.invitation
  const invited = id === undefined ? undefined : await invitedTo(deps, tenant.id, id)
  const first = invited ?? request.query.program
  const opened = joinPage({ ...view, tenant: withFirst(tenant, first), token })
  if (invited === undefined) return page(opened)
  const kept = cookie(request, INVITATION, id, { seconds: INVITATION_SECONDS, strict: false })
  return page(opened, 200, [kept])
}

/** A link to one program, or an invitation to it, opens the form with that program first. */
function withFirst(tenant: Tenant, program: string | undefined): Tenant {
  const programs = tenant.programs.toSorted((a, b) => Number(b.id === program) - Number(a.id === program))
  return { ...tenant, programs }
}

function newForm(deps: SiteDeps, { tenant, language }: View): Promise<string> {
  const shown = hashOfShown(tenant, language, 'web_form')
  return sealToken(deps, { purpose: 'join', tenant: tenant.id, formId: deps.newId(), language, shown })
}

async function showStep(deps: SiteDeps, request: SiteRequest): Promise<APIGatewayProxyResult> {
  const { view } = request
  const step = await stepAt(deps, request, 'join', ['join_again', 'join_code', 'joined'])
  switch (step?.purpose) {
    case 'join_again': {
      const { typed, errors, likely, status } = step
      return page(joinPage({ ...view, token: await newForm(deps, view), typed, errors, likely }), status)
    }
    case 'join_code':
      return showSent(deps, request, step)
    case 'joined':
      return page(joinedPage({ ...view, programs: step.programs }))
    case undefined: {
      const errors = { form: 'step_over' } as const
      return page(joinPage({ ...view, token: await newForm(deps, view), errors }), 410)
    }
  }
}

async function showSent(
  deps: SiteDeps,
  request: SiteRequest,
  step: TokenOf<'join_code'>,
): Promise<APIGatewayProxyResult> {
  const { view, tenant } = request
  const { to, programs, typed, error, status = 200 } = step
  const coded = tenant.programs.some(
    ({ id, confirmation }) => confirmation === 'code' && programs.includes(id),
  )
  const code = coded
    ? {
        token: await sealToken(deps, step),
        typed,
        error,
        minutes: await minutesToWait(deps, request, 'request', step),
      }
    : undefined
  return page(joinSentPage({ ...view, ending: to.slice(-2), programs, code }), status)
}

/** Handles a posted form or the six digits (IN-4). */
export function postJoin(deps: SiteDeps, request: SiteRequest): Promise<APIGatewayProxyResult> {
  return request.fields.one('step') === 'code' ? postCode(deps, request) : postForm(deps, request)
}

async function postForm(deps: SiteDeps, request: SiteRequest): Promise<APIGatewayProxyResult> {
  const { fields, tenant } = request
  const typed = typedIn(request)
  const opened = await openToken(deps, tenant.id, 'join', fields.one('token'))
  const form = stillShown(tenant, opened)
  if (typeof form === 'string') return expired(deps, request, form)
  const { language } = form
  const number = readTypedNumber(deps, tenant, typed)
  const programs = askedPrograms(tenant, typed.programs, language, 'web_form')
  const errors = {
    ...number.errors,
    ...(typed.name.length > MAX_NAME && { name: 'name_too_long' as const }),
    ...programError(tenant, typed.programs, number.to === undefined ? undefined : number.country),
  }
  if (number.to === undefined || Object.keys(errors).length > 0) {
    const likely = number.to === undefined ? number.likely : undefined
    return again(deps, request, { language, errors, likely, status: 400 })
  }
  const { to } = number
  const { formId } = form
  const posted = {
    to,
    asked: programs,
    personal: personalOf(request, LETTER_OR_DIGIT.test(typed.name) ? typed.name : formId),
    address: request.address,
    formId,
    invitation: request.cookies.get(INVITATION),
    language,
  }
  const signedUp = await evenly(deps, signUp(deps, tenant, posted))
  if (signedUp !== 'asked') {
    // Depends only on the address and the tenant, so it reveals nothing about the number.
    const status = signedUp === 'address_full' ? 429 : 503
    return again(deps, request, { language, errors: { form: 'form_busy' }, status })
  }
  return sent(deps, request, form, { to, programs: programs.map(({ program }) => program) })
}

const MAX_NAME = 100

function typedIn({ fields }: SiteRequest): TypedJoin {
  return {
    country: fields.one('country').trim(),
    number: fields.one('number'),
    name: fields.one('name').trim(),
    programs: fields.all('program'),
  }
}

/** A form whose words have changed since it was shown is expired. */
function stillShown(tenant: Tenant, opened: Opened<'join'>): Opened<'join'> {
  if (typeof opened === 'string') return opened
  return opened.shown === hashOfShown(tenant, opened.language, 'web_form') ? opened : 'over'
}

interface Again {
  language: View['language']
  errors: Errors<'form' | 'country' | 'number' | 'name' | 'program'>
  likely?: string | undefined
  status: number
}

/** Shows the form again, with everything that was typed, as far as a cookie holds it. */
function again(
  deps: SiteDeps,
  request: SiteRequest,
  { language, errors, likely, status }: Again,
): Promise<APIGatewayProxyResult> {
  const { tenant } = request
  const { country, number, name, programs } = typedIn(request)
  const typed = {
    country: country.slice(0, 2),
    number: number.slice(0, 60),
    name: name.slice(0, 2 * MAX_NAME),
    programs: programs.filter((id) => tenant.programs.some((program) => program.id === id)),
  }
  const says = { purpose: 'join_again', tenant: tenant.id, typed, errors, likely, status } as const
  return leadTo(deps, request, { page: 'join', language }, says)
}

function expired(
  deps: SiteDeps,
  request: SiteRequest,
  why: 'over' | 'foreign',
): Promise<APIGatewayProxyResult> {
  const status = why === 'over' ? 410 : 403
  return again(deps, request, { language: request.view.language, errors: { form: 'form_expired' }, status })
}

function programError(
  tenant: Tenant,
  checked: readonly string[],
  country: string | undefined,
): Errors<'program'> {
  const ours = checked.filter((id) => tenant.programs.some((program) => program.id === id))
  if (ours.length === 0 || ours.length < checked.length) return { program: 'program_missing' }
  if (country === undefined || onOfferIn(tenant, ours, country)) return {}
  return { program: 'program_elsewhere' }
}

/** The page holds the challenge of its own form, and those of forms that this browser sent before for the same phone. */
async function sent(
  deps: SiteDeps,
  request: SiteRequest,
  { formId, language }: TokenOf<'join'>,
  { to, programs }: Pick<TokenOf<'join_code'>, 'to' | 'programs'>,
): Promise<APIGatewayProxyResult> {
  const before = await stepAt(deps, request, 'join', ['join_code'])
  const cookies = request.cookies.has(INVITATION)
    ? [cookie(request, INVITATION, undefined, { seconds: 0, strict: false })]
    : []
  return leadTo(
    deps,
    request,
    { page: 'join', language, cookies },
    {
      purpose: 'join_code',
      tenant: request.tenant.id,
      to,
      programs,
      formId,
      askedAt: deps.clock(),
      challenges: heldWith(formId, to, before),
    },
  )
}

async function postCode(deps: SiteDeps, request: SiteRequest): Promise<APIGatewayProxyResult> {
  const { fields, tenant, view } = request
  const flow = await openToken(deps, tenant.id, 'join_code', fields.one('token'))
  if (typeof flow === 'string') return expired(deps, request, flow)
  const { to, programs, formId, challenges } = flow
  const typed = fields.one('code').trim().slice(0, 20)
  const leading = { page: 'join', language: view.language } as const
  const personal = personalOf(request, formId)
  const result =
    typed === ''
      ? 'missing'
      : await evenly(deps, typeSignUpCode(deps, tenant, { to, typed, challenges, personal }))
  if (typeof result === 'string') {
    const { key: error, status } = codeError(result)
    return leadTo(deps, request, leading, { ...flow, typed, error, status })
  }
  const joined = result.joined.length > 0 ? result.joined : programs
  return leadTo(deps, request, leading, { purpose: 'joined', tenant: tenant.id, programs: joined })
}
