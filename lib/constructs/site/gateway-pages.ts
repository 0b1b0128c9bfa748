import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway'
import { Construct } from 'constructs'

/** What API Gateway answers when it does not reach the function: what happened, and what to do. */
const PAGES: { type: ResponseType; statusCode?: string; title: string; advice: string }[] = [
  {
    type: ResponseType.MISSING_AUTHENTICATION_TOKEN,
    // API Gateway's own 403 mentions a token, which this site does not use.
    statusCode: '404',
    title: 'Page not found',
    advice: 'Check the address, or open the link again.',
  },
  {
    type: ResponseType.THROTTLED,
    title: 'Too many requests right now',
    advice: 'Nothing was changed. Try again in a minute.',
  },
  {
    type: ResponseType.REQUEST_TOO_LARGE,
    title: 'This form is too long',
    advice: 'Nothing was changed. Go back and enter less text.',
  },
  {
    type: ResponseType.DEFAULT_4XX,
    title: 'We could not read this request',
    advice: 'Nothing was changed. Go back and try again.',
  },
  {
    type: ResponseType.DEFAULT_5XX,
    title: 'Something went wrong on our side',
    advice: 'Try again in a minute. You can always text STOP to stop all messages.',
  },
]

/**
 * API Gateway takes fixed header values in quotes, so the policy cannot say 'none': it lists no source at all, which allows
 * none.
 */
const HEADERS = {
  'Cache-Control': "'no-store'",
  'Content-Security-Policy': "'default-src; frame-ancestors; sandbox'",
  'Referrer-Policy': "'no-referrer'",
  'Strict-Transport-Security': "'max-age=63072000'",
  'X-Content-Type-Options': "'nosniff'",
  'X-Frame-Options': "'DENY'",
}

/** Readable pages for what API Gateway answers without the function. */
export class GatewayPages extends Construct {
  constructor(scope: Construct, id: string, { api }: { api: RestApi }) {
    super(scope, id)
    for (const { type, statusCode, title, advice } of PAGES) {
      api.addGatewayResponse(type.responseType, {
        type,
        ...(statusCode && { statusCode }),
        responseHeaders: HEADERS,
        templates: { 'text/html': page(title, advice) },
      })
    }
  }
}

function page(title: string, advice: string): string {
  return [
    '<!doctype html><html lang="en"><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title><main><h1>${title}</h1><p>${advice}</p></main></html>`,
  ].join('')
}
