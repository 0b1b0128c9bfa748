import type { APIGatewayProxyResult } from 'aws-lambda'
import type { PageLanguage } from '../../domain/core/vocabulary.ts'
import { stepAddress } from '../../pages/site/address.ts'
import { cookie, seeOther } from './respond.ts'
import type { SiteDeps } from './site-deps.ts'
import type { SiteRequest } from './site-request.ts'
import { openToken, type Says, sealToken, secondsOf, type TokenOf } from './site-tokens.ts'

/** A page on which people go from one step to the next. */
export type SteppedPage = 'join' | 'preferences'

/** Where a form leads: to which page, in which language, and with which other cookies. */
export interface Leading {
  page: SteppedPage
  language: PageLanguage
  cookies?: readonly string[]
}

/** The part of the address that names each step; what a step shows is sealed in a cookie. */
const STEPS = {
  join_again: 'again',
  join_code: 'code',
  joined: 'done',
  number_again: 'again',
  preferences_code: 'code',
  saved: 'saved',
} as const

/** A step after a form was sent. */
export type StepPurpose = keyof typeof STEPS

/** Keeps the next step in a cookie that no script can read, and sends the browser to it. */
export async function leadTo(
  deps: SiteDeps,
  request: SiteRequest,
  { page, language, cookies = [] }: Leading,
  says: Extract<Says, { purpose: StepPurpose }>,
): Promise<APIGatewayProxyResult> {
  const { purpose } = says
  const kept = await sealToken(deps, says)
  const step = cookie(request, cookieOf(page), kept, { seconds: secondsOf(purpose), strict: false })
  return seeOther(stepAddress({ ...request.view, language }, page, STEPS[purpose]), [...cookies, step])
}

/** The step at which the browser stands, if it is one of these. */
export async function stepAt<Purpose extends StepPurpose>(
  deps: SiteDeps,
  { tenant, cookies }: SiteRequest,
  page: SteppedPage,
  purposes: readonly Purpose[],
): Promise<TokenOf<Purpose> | undefined> {
  const sealed = cookies.get(cookieOf(page))
  if (sealed === undefined) return undefined
  const opened = await Promise.all(purposes.map((purpose) => openToken(deps, tenant.id, purpose, sealed)))
  return opened.find((each): each is Awaited<TokenOf<Purpose>> => typeof each !== 'string')
}

/** Forgets the step. */
export function noStep(request: SiteRequest, page: SteppedPage): string {
  return cookie(request, cookieOf(page), undefined, { seconds: 0, strict: false })
}

function cookieOf(page: SteppedPage): string {
  return `${page}-step`
}
