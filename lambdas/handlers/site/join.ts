import type { APIGatewayProxyResult } from 'aws-lambda'
import { invitedTo } from '../../application/signup/invitations.ts'
import type { Asked } from '../../application/signup/rate-limit.ts'
import { signUp, typeSignUpCode } from '../../application/signup/sign-up.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import { type JoinView, joinPage, type TypedJoin } from '../../pages/site/pages/join-page.ts'
import { joinSentPage } from '../../pages/site/pages/join-sent-page.ts'
import { joinedPage } from '../../pages/site/pages/joined-page.ts'
import type { View } from '../../pages/site/view.ts'
import { LETTER_OR_DIGIT } from '../pipeline/fields.ts'
import { codeError } from './code-error.ts'
import { cookie, page } from './respond.ts'
import { askedPrograms, hashOfShown } from './shown.ts'
import type { SiteDeps } from './site-deps.ts'
import { personalOf, type SiteRequest } from './site-request.ts'
import { type Opened, openToken, sealToken, type TokenOf } from './site-tokens.ts'
import { onOfferIn, readTypedNumber } from './typed-number.ts'

/** The cookie that keeps an invitation until the form is posted. */
const INVITATION = 'invitation'
const INVITATION_SECONDS = 24 * 60 * 60

/** Shows the form; an invitation puts its program first, and a cookie keeps the invitation. */
export async function showJoin(deps: SiteDeps, request: SiteRequest): Promise<APIGatewayProxyResult> {
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

/** Handles a posted form or the six digits (IN-4). */
export function postJoin(deps: SiteDeps, request: SiteRequest): Promise<APIGatewayProxyResult> {
  return request.fields.one('step') === 'code' ? postCode(deps, request) : postForm(deps, request)
}

async function postForm(deps: SiteDeps, request: SiteRequest): Promise<APIGatewayProxyResult> {
  const { fields, tenant } = request
  const typed = typedIn(request)
  const opened = await openToken(deps, tenant.id, 'join', fields.one('token'))
  const form = stillShown(tenant, opened)
  if (typeof form === 'string') return again(deps, request.view, typed, form)
  const view = { ...request.view, language: form.language }
  const number = readTypedNumber(deps, tenant, typed)
  const programs = askedPrograms(tenant, typed.programs, form.language, 'web_form')
  const errors = {
    ...number.errors,
    ...(typed.name.length > MAX_NAME && { name: 'name_too_long' as const }),
    ...programError(tenant, typed.programs, number.to === undefined ? undefined : number.country),
  }
  if (number.to === undefined || Object.keys(errors).length > 0) {
    const likely = number.to === undefined ? number.likely : undefined
    return page(joinPage({ ...view, token: fields.one('token'), typed, errors, likely }), 400)
  }
  const { to } = number
  const signedUp = await signUp(deps, tenant, {
    to,
    asked: programs,
    personal: personalOf(request, LETTER_OR_DIGIT.test(typed.name) ? typed.name : form.formId),
    address: request.address,
    formId: form.formId,
    invitation: request.cookies.get(INVITATION),
    language: form.language,
  })
  if (signedUp !== 'asked') return busy(view, fields.one('token'), typed, signedUp)
  return sent(deps, request, view, {
    to,
    programs: programs.map(({ program }) => program),
    formId: form.formId,
  })
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

/** Shows the form again, with everything that was typed and a new token. */
async function again(
  deps: SiteDeps,
  view: View,
  typed: TypedJoin,
  why: 'over' | 'foreign',
): Promise<APIGatewayProxyResult> {
  const token = await newForm(deps, view)
  const errors = { form: 'form_expired' } as const
  return page(joinPage({ ...view, token, typed, errors }), why === 'over' ? 410 : 403)
}

function programError(
  tenant: Tenant,
  checked: readonly string[],
  country: string | undefined,
): JoinView['errors'] {
  const ours = checked.filter((id) => tenant.programs.some((program) => program.id === id))
  if (ours.length === 0 || ours.length < checked.length) return { program: 'program_missing' }
  if (country === undefined || onOfferIn(tenant, ours, country)) return {}
  return { program: 'program_elsewhere' }
}

/** Depends only on the address and the tenant, so it reveals nothing about the number. */
function busy(
  view: View,
  token: string,
  typed: TypedJoin,
  why: Exclude<Asked, 'asked'>,
): APIGatewayProxyResult {
  const errors = { form: 'form_busy' } as const
  return page(joinPage({ ...view, token, typed, errors }), why === 'address_full' ? 429 : 503)
}

async function sent(
  deps: SiteDeps,
  request: SiteRequest,
  view: View,
  { to, programs, formId }: Pick<TokenOf<'join_code'>, 'to' | 'programs' | 'formId'>,
): Promise<APIGatewayProxyResult> {
  const { tenant } = view
  const coded = tenant.programs.some(
    ({ id, confirmation }) => confirmation === 'code' && programs.includes(id),
  )
  const says = { purpose: 'join_code', tenant: tenant.id, to, programs, formId } as const
  const code = coded ? { token: await sealToken(deps, says) } : undefined
  const used = request.cookies.has(INVITATION)
    ? [cookie(request, INVITATION, undefined, { seconds: 0, strict: false })]
    : []
  return page(joinSentPage({ ...view, ending: to.slice(-2), programs, code }), 200, used)
}

async function postCode(deps: SiteDeps, request: SiteRequest): Promise<APIGatewayProxyResult> {
  const { fields, tenant, view } = request
  const token = fields.one('token')
  const flow = await openToken(deps, tenant.id, 'join_code', token)
  if (typeof flow === 'string') return again(deps, view, typedIn(request), flow)
  const { to, programs, formId } = flow
  const typed = fields.one('code').trim()
  const shown = (error: ReturnType<typeof codeError>) =>
    page(
      joinSentPage({ ...view, ending: to.slice(-2), programs, code: { token, typed, error: error.key } }),
      error.status,
    )
  if (typed === '') return shown(codeError('missing'))
  const result = await typeSignUpCode(deps, tenant, { to, typed, personal: personalOf(request, formId) })
  if (typeof result === 'string') return shown(codeError(result))
  return page(joinedPage({ ...view, programs: result.joined.length > 0 ? result.joined : programs }))
}
