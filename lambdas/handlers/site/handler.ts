import middy from '@middy/core'
import httpRouterHandler from '@middy/http-router'
import httpSecurityHeaders from '@middy/http-security-headers'
import httpUrlencodeBodyParser from '@middy/http-urlencode-body-parser'
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda'
import { nameOf } from '../../application/core/log.ts'
import type { SitePage } from '../../domain/core/vocabulary.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import { pageLanguageFor } from '../../domain/tenant/page-language.ts'
import type { ErrorKind } from '../../domain/words/site/error-key.ts'
import { type ErrorView, errorPage } from '../../pages/site/pages/error-page.ts'
import { postJoin, showJoin } from './join.ts'
import { postPreferences, showPreferences } from './preferences.ts'
import { showPrivacy, showPrograms, showQr, showScreenshot, showTerms, showWays } from './public-pages.ts'
import { page } from './respond.ts'
import type { SiteDeps } from './site-deps.ts'
import { baseOf, headerOf, preferred, readSiteRequest, type SiteRequest } from './site-request.ts'
import { postStop, showStop } from './stop.ts'

/** Answers a request; undefined if there is no such page. */
type Answer = (deps: SiteDeps, request: SiteRequest) => Promise<APIGatewayProxyResult | undefined>

/** No program may be called `ways-to-join`. */
const SCREENSHOT = '/{tenant}/ways-to-join/{screenshot}'

/** A route as API Gateway writes it. */
type SitePath = '/' | '/{tenant}' | `/{tenant}/${SitePage}` | typeof SCREENSHOT | '/{tenant}/{program}/qr.svg'

/** Stop links name no tenant; no tenant may be called `stop`. */
const STOP = '/stop/{id}'

const ROUTES: [method: 'GET' | 'POST', path: SitePath, answer: Answer][] = [
  ['GET', '/', showPrograms],
  ['GET', '/{tenant}', showPrograms],
  ['GET', '/{tenant}/join', showJoin],
  ['POST', '/{tenant}/join', postJoin],
  ['GET', '/{tenant}/terms', showTerms],
  ['GET', '/{tenant}/privacy', showPrivacy],
  ['GET', '/{tenant}/ways-to-join', showWays],
  ['GET', SCREENSHOT, showScreenshot],
  ['GET', '/{tenant}/preferences', showPreferences],
  ['POST', '/{tenant}/preferences', postPreferences],
  ['GET', '/{tenant}/{program}/qr.svg', showQr],
]

/** The maximum size of a form in bytes; ours have less than two thousand. */
const MAX_BYTES = 16 * 1024

/** The opt-in site: pages that work without JavaScript; each step posts to its own page (IN-4, OUT-8). */
export function createSiteHandler(deps: SiteDeps) {
  return middy<APIGatewayProxyEvent, APIGatewayProxyResult>({ timeoutEarlyInMillis: 0 })
    .use(securityHeaders())
    .use(errorPages(deps))
    .before(({ event }) => refuseUnwanted(event))
    .use(httpUrlencodeBodyParser({ disableContentTypeError: true }))
    .handler(httpRouterHandler({ routes: routesOf(deps), notFoundResponse: refuseAddress }))
}

/** Raised for a refused request; the visitor sees a page with the reason. */
class RefusedError extends Error {
  override name = 'RefusedError'
  readonly kind: ErrorKind
  readonly status: number

  constructor(kind: ErrorKind, status: number) {
    super(kind)
    this.kind = kind
    this.status = status
  }
}

function refuseAddress(): never {
  throw new RefusedError('not_found', 404)
}

function refuseLink(): never {
  throw new RefusedError('stop_link_over', 410)
}

/** Refuses a form that is too large, or that another site submitted. */
function refuseUnwanted(event: APIGatewayProxyEvent): void {
  if (event.httpMethod !== 'POST') return
  if (sizeOf(event) > MAX_BYTES) throw new RefusedError('too_large', 413)
  if (isForeign(event)) throw new RefusedError('bad_origin', 403)
}

function routesOf(deps: SiteDeps) {
  return [
    ...routes('GET', STOP, async (event) => (await showStop(deps, event)) ?? refuseLink()),
    ...routes('POST', STOP, async (event) => (await postStop(deps, event)) ?? refuseLink()),
    ...ROUTES.flatMap(([method, path, answer]) =>
      routes(method, path, (event) => answerFor(deps, event, answer)),
    ),
  ]
}

/** HEAD is answered like GET, without the body. */
function routes(
  method: 'GET' | 'POST',
  path: string,
  handler: (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>,
) {
  const head = async (event: APIGatewayProxyEvent) => ({ ...(await handler(event)), body: '' })
  const route = { method, path, handler }
  return method === 'GET' ? [route, { method: 'HEAD' as const, path, handler: head }] : [route]
}

async function answerFor(
  deps: SiteDeps,
  event: APIGatewayProxyEvent,
  answer: Answer,
): Promise<APIGatewayProxyResult> {
  const tenant = tenantFor(deps, event)
  const answered = tenant && (await answer(deps, readSiteRequest(event, tenant)))
  return answered ?? refuseAddress()
}

/** At the root the only tenant; of several, none: who a vendor's customers are stays private (TEN-1). */
function tenantFor({ definitions }: SiteDeps, { pathParameters }: APIGatewayProxyEvent): Tenant | undefined {
  const named = pathParameters?.tenant
  if (named !== undefined) return definitions.tenantById.get(named)
  const [only, ...others] = definitions.tenants
  return others.length === 0 ? only : undefined
}

/** Turns an error into a page in the tenant's colors; logs only the name of an internal error (REC-7). */
function errorPages(deps: SiteDeps): middy.MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult> {
  return {
    onError: (request) => {
      const { error, event } = request
      const refused = error instanceof RefusedError ? error : new RefusedError('internal', 500)
      if (refused !== error) deps.log({ event: 'failed', error: nameOf(error) })
      request.response = page(errorPage({ ...whereOf(deps, event), kind: refused.kind }), refused.status)
    },
  }
}

function whereOf({ definitions }: SiteDeps, event: APIGatewayProxyEvent): Omit<ErrorView, 'kind'> {
  const tenant = definitions.tenantById.get(event.path.split('/')[1] ?? '')
  const wanted = [event.queryStringParameters?.lang ?? '', ...preferred(headerOf(event, 'accept-language'))]
  const language = tenant ? pageLanguageFor(tenant, wanted) : 'en'
  return { tenant, language, base: baseOf(event) }
}

function sizeOf({ body, isBase64Encoded }: APIGatewayProxyEvent): number {
  return Buffer.byteLength(body ?? '', isBase64Encoded ? 'base64' : 'utf8')
}

/** A browser sends the origin of the submitting site; without an Origin header there is nothing to compare. */
function isForeign(event: APIGatewayProxyEvent): boolean {
  const origin = headerOf(event, 'origin')
  if (origin === '') return false
  return !URL.canParse(origin) || new URL(origin).host !== headerOf(event, 'host').toLowerCase()
}

/**
 * Forbids framing and content sniffing, and sends the referrer to no other site; each page has its own content-security
 * policy. The site itself gets the referrer: otherwise browsers post forms with an origin of `null`.
 */
function securityHeaders() {
  return httpSecurityHeaders({
    contentSecurityPolicy: false,
    permissionsPolicy: false,
    reportTo: false,
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: { maxAge: 63_072_000, includeSubDomains: false, preload: false },
  })
}
