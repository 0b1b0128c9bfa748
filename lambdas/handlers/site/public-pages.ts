import type { APIGatewayProxyResult } from 'aws-lambda'
import { programOf } from '../../domain/tenant/definitions.ts'
import { joiningWord } from '../../domain/tenant/joining-word.ts'
import { privacyPage } from '../../pages/site/pages/privacy-page.ts'
import { programsPage } from '../../pages/site/pages/programs-page.ts'
import { termsPage } from '../../pages/site/pages/terms-page.ts'
import { waysToJoinPage } from '../../pages/site/pages/ways-to-join-page.ts'
import { qrSvg, smsToJoin } from '../../pages/site/qr.ts'
import { screenshotSvg } from '../../pages/site/screenshot-svg.ts'
import { picture, publicPage, unchanging } from './respond.ts'
import type { SiteDeps } from './site-deps.ts'
import type { SiteRequest } from './site-request.ts'

/** Shows the programs. */
export async function showPrograms(_: SiteDeps, { view }: SiteRequest): Promise<APIGatewayProxyResult> {
  return publicPage(programsPage(view))
}

/** Shows the terms that carriers require (CTA-2). */
export async function showTerms(_: SiteDeps, { view }: SiteRequest): Promise<APIGatewayProxyResult> {
  return publicPage(termsPage(view))
}

/** Shows what is stored, why and for how long (CTA-2). */
export async function showPrivacy(
  { archiveYears }: SiteDeps,
  { view }: SiteRequest,
): Promise<APIGatewayProxyResult> {
  return publicPage(privacyPage({ ...view, archiveYears }))
}

/** Shows a reviewer every way of signing up, with the screenshots in the page's language (CTA-5). */
export async function showWays(
  { screenshots }: SiteDeps,
  { tenant, view }: SiteRequest,
): Promise<APIGatewayProxyResult> {
  const shown = screenshots(tenant.id).filter(({ language }) => language === view.language)
  return publicPage(waysToJoinPage({ ...view, screenshots: shown }))
}

/** Shows a screenshot of a sign-up page. */
export async function showScreenshot(
  { screenshots }: SiteDeps,
  { tenant, path }: SiteRequest,
): Promise<APIGatewayProxyResult | undefined> {
  const found = screenshots(tenant.id).find(({ name }) => `${name}.svg` === path.screenshot)
  return found && unchanging(screenshotSvg(found))
}

/** Shows a QR code that opens a text with the program's keyword, or the form if no text signs up. */
export async function showQr(
  { siteUrl }: SiteDeps,
  { tenant, view, path, host, local }: SiteRequest,
): Promise<APIGatewayProxyResult | undefined> {
  const program = programOf(tenant, path.program)
  if (!program) return undefined
  const word = joiningWord(tenant, program, { language: view.language })
  if (word !== undefined) return picture(qrSvg(smsToJoin(program.number, word)))
  const site = siteUrl ?? `${local ? 'http' : 'https'}://${host}${view.base}/`
  return picture(qrSvg(`${site}${tenant.id}/join`))
}
