import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda'
import { openNoMailLink } from '../../application/signup/mail-choices.ts'
import { openStopLink, stopByLink } from '../../application/signup/stop-links.ts'
import { noMailPage } from '../../pages/site/pages/no-mail-page.ts'
import { stopLinkPage } from '../../pages/site/pages/stop-link-page.ts'
import { page, seeOther } from './respond.ts'
import type { SiteDeps } from './site-deps.ts'
import { fieldsOf, readSiteRequest, type SiteRequest } from './site-request.ts'

/** Shows the page of a link that stops texts or mail; undefined if the link is over or unknown. */
export async function showStop(
  deps: SiteDeps,
  event: APIGatewayProxyEvent,
): Promise<APIGatewayProxyResult | undefined> {
  const id = idOf(event)
  const opened = await openStopLink(deps, id)
  if (!opened) return showNoMail(deps, event, id)
  const { view } = readSiteRequest(event, opened.tenant)
  const ending = opened.to.slice(-2)
  return page(stopLinkPage({ ...view, id, ending, stopped: opened.stopped }))
}

/** Stops everything, and leads back to the page, which then says so. */
export async function postStop(
  deps: SiteDeps,
  event: APIGatewayProxyEvent,
): Promise<APIGatewayProxyResult | undefined> {
  const id = idOf(event)
  const opened = await openStopLink(deps, id)
  if (!opened) return postNoMail(deps, event, id)
  const { view, address, userAgent } = readSiteRequest(event, opened.tenant)
  if (!opened.stopped) {
    await stopByLink(deps, opened, { id, language: view.language, ip: address, userAgent })
  }
  return backTo(view, id)
}

function idOf(event: APIGatewayProxyEvent): string {
  return event.pathParameters?.id ?? ''
}

function backTo({ base, language }: SiteRequest['view'], id: string): APIGatewayProxyResult {
  return seeOther(`${base}/stop/${id}?lang=${language}`, [])
}

async function showNoMail(deps: SiteDeps, event: APIGatewayProxyEvent, id: string) {
  const opened = await openNoMailLink(deps, id)
  const tenant = opened && deps.definitions.tenantById.get(opened.tenant)
  if (!opened || !tenant) return undefined
  const { view } = readSiteRequest(event, tenant)
  return page(noMailPage({ ...view, id, refused: opened.refused }))
}

/** Mail programs post one click, and follow no redirect (RFC 8058); people press the button. */
async function postNoMail(deps: SiteDeps, event: APIGatewayProxyEvent, id: string) {
  const opened = await openNoMailLink(deps, id)
  const tenant = opened && deps.definitions.tenantById.get(opened.tenant)
  if (!opened || !tenant) return undefined
  await deps.mailChoices.refuse(opened.address, deps.clock())
  const { view } = readSiteRequest(event, tenant)
  return isOneClick(event.body) ? page(noMailPage({ ...view, id, refused: true })) : backTo(view, id)
}

/** As a form, or in parts, which reach us as they were sent. */
function isOneClick(body: unknown): boolean {
  if (typeof body === 'string') return /name="?List-Unsubscribe"?/i.test(body)
  return fieldsOf(body).one('List-Unsubscribe') !== ''
}
