import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway'
import { Construct } from 'constructs'
import type { ErrorKind } from '../../../lambdas/domain/words/site/error-key.ts'
import { gatewayPage } from '../../../lambdas/pages/site/pages/gateway-page.ts'

/** What API Gateway answers when it does not reach the function. */
const PAGES: { type: ResponseType; statusCode?: string; kind: ErrorKind }[] = [
  // API Gateway's own 403 mentions a token, which this site does not use.
  { type: ResponseType.MISSING_AUTHENTICATION_TOKEN, statusCode: '404', kind: 'not_found' },
  { type: ResponseType.THROTTLED, kind: 'too_many' },
  { type: ResponseType.REQUEST_TOO_LARGE, kind: 'too_large' },
  { type: ResponseType.DEFAULT_4XX, kind: 'invalid' },
  { type: ResponseType.DEFAULT_5XX, kind: 'internal' },
]

/**
 * API Gateway takes fixed header values in quotes, so the policy cannot say 'none': it lists no source at all, which allows
 * none. What the page may load, it says itself.
 */
const HEADERS = {
  'Cache-Control': "'no-store'",
  'Content-Security-Policy': "'frame-ancestors; sandbox'",
  'Referrer-Policy': "'no-referrer'",
  'Strict-Transport-Security': "'max-age=63072000'",
  'X-Content-Type-Options': "'nosniff'",
  'X-Frame-Options': "'DENY'",
}

/** Pages that look like the site's for what API Gateway answers without the function. */
export class GatewayPages extends Construct {
  constructor(scope: Construct, id: string, { api }: { api: RestApi }) {
    super(scope, id)
    for (const { type, statusCode, kind } of PAGES) {
      api.addGatewayResponse(type.responseType, {
        type,
        ...(statusCode && { statusCode }),
        responseHeaders: HEADERS,
        templates: { 'text/html': gatewayPage(kind).html },
      })
    }
  }
}
