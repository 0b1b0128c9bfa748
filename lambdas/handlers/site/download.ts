import type { APIGatewayProxyResult } from 'aws-lambda'
import { evidence } from '../../application/evidence/evidence.ts'
import { evidencePage } from '../../pages/evidence/evidence-page.ts'
import { withSignature } from '../../pages/evidence/signature-block.ts'
import { stepAddress } from '../../pages/site/address.ts'
import { preferencesDownloadPage } from '../../pages/site/pages/preferences-download-page.ts'
import { cookie, download, page, seeOther } from './respond.ts'
import type { SiteDeps } from './site-deps.ts'
import type { SiteRequest } from './site-request.ts'
import { openToken, sealToken, secondsOf, type TokenOf } from './site-tokens.ts'

const DOWNLOAD = 'download'

/** Everything stored about the person, as the page that staff get; a long history comes in parts, by its first page (REC-5). */
export async function downloadAll(
  deps: SiteDeps,
  request: SiteRequest,
  to: string,
): Promise<APIGatewayProxyResult> {
  const first = { part: 1, cursor: undefined }
  const { html, cursor } = await evidenceAt(deps, request, to, first)
  if (cursor === null) return download(`${request.tenant.id}-text-messages.html`, html)
  return partPage(deps, request, to, { ...first, next: cursor })
}

/** Parts are numbered in the address; where one begins is sealed in a cookie, which the part before it sets (REC-7). */
export const PART = /^(part|file)-([1-9]\d{0,5})$/

/** A page that offers one part of a long history, or the part itself; parts come in order, from any start at the first. */
export async function downloadPart(
  deps: SiteDeps,
  request: SiteRequest,
  to: string,
  [, kind, number]: RegExpExecArray,
): Promise<APIGatewayProxyResult> {
  const place = await placeOfPart(deps, request, to, Number(number))
  if (place === undefined) return seeOther(stepAddress(request.view, 'preferences', 'download'), [])
  const { html, cursor: next } = await evidenceAt(deps, request, to, place)
  if (kind === 'part') return partPage(deps, request, to, { ...place, next })
  const name = `${request.tenant.id}-text-messages-part-${place.part}.html`
  return download(name, html, [await partCookie(deps, request, to, { ...place, next })])
}

type PartPlace = Pick<TokenOf<'download'>, 'part' | 'cursor'>

/** Where a part begins: the first needs no cookie; any other must be the one of the cookie, or the next. */
async function placeOfPart(
  deps: SiteDeps,
  { tenant, cookies }: SiteRequest,
  to: string,
  part: number,
): Promise<PartPlace | undefined> {
  if (part === 1) return { part, cursor: undefined }
  const kept = await openToken(deps, tenant.id, 'download', cookies.get(DOWNLOAD) ?? '')
  if (typeof kept === 'string' || kept.to !== to) return undefined
  if (kept.part === part) return { part, cursor: kept.cursor }
  return kept.part + 1 === part && kept.next !== null ? { part, cursor: kept.next } : undefined
}

async function partPage(
  deps: SiteDeps,
  request: SiteRequest,
  to: string,
  at: PartPlace & Pick<TokenOf<'download'>, 'next'>,
): Promise<APIGatewayProxyResult> {
  const rendered = preferencesDownloadPage({ ...request.view, part: at.part, isLast: at.next === null })
  return page(rendered, 200, [await partCookie(deps, request, to, at)])
}

async function partCookie(
  deps: SiteDeps,
  request: SiteRequest,
  to: string,
  at: PartPlace & Pick<TokenOf<'download'>, 'next'>,
): Promise<string> {
  const sealed = await sealToken(deps, { purpose: 'download', tenant: request.tenant.id, to, ...at })
  return cookie(request, DOWNLOAD, sealed, { seconds: secondsOf('download'), strict: true })
}

function evidenceAt(deps: SiteDeps, { tenant }: SiteRequest, to: string, { cursor }: PartPlace) {
  const reading = { ...deps.reading, clock: deps.clock, page: evidencePage, withSignature }
  return evidence(reading, tenant, to, cursor)
}
