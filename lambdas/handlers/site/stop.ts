import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda'
import { openStopLink, stopByLink } from '../../application/signup/stop-links.ts'
import { stopLinkPage } from '../../pages/site/pages/stop-link-page.ts'
import { page, seeOther } from './respond.ts'
import type { SiteDeps } from './site-deps.ts'
import { readSiteRequest } from './site-request.ts'

/** Shows the page of a stop link; undefined if the link is over or unknown. */
export async function showStop(
  deps: SiteDeps,
  event: APIGatewayProxyEvent,
): Promise<APIGatewayProxyResult | undefined> {
  const id = event.pathParameters?.id ?? ''
  const opened = await openStopLink(deps, id)
  if (!opened) return undefined
  const { view } = readSiteRequest(event, opened.tenant)
  const ending = opened.to.slice(-2)
  return page(stopLinkPage({ ...view, id, ending, stopped: opened.stopped }))
}

/** Stops everything, and leads back to the page, which then says so. */
export async function postStop(
  deps: SiteDeps,
  event: APIGatewayProxyEvent,
): Promise<APIGatewayProxyResult | undefined> {
  const id = event.pathParameters?.id ?? ''
  const opened = await openStopLink(deps, id)
  if (!opened) return undefined
  const { view, address, userAgent } = readSiteRequest(event, opened.tenant)
  const { language, base } = view
  if (!opened.stopped) await stopByLink(deps, opened, { id, language, ip: address, userAgent })
  return seeOther(`${base}/stop/${id}?lang=${language}`, [])
}
