import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway'
import { Construct } from 'constructs'

/** What API Gateway says in the function's place, to a person: what happened and what to do. */
const PAGES: { type: ResponseType; statusCode?: string; title: string; advice: string }[] = [
  {
    type: ResponseType.MISSING_AUTHENTICATION_TOKEN,
    // API Gateway's own 403 speaks of a token that nobody needs here.
    statusCode: '404',
    title: 'This page does not exist',
    advice: 'Please check the address, or follow the link that you were given once more.',
  },
  {
    type: ResponseType.THROTTLED,
    title: 'Too many people at once',
    advice: 'Nothing was changed. Please try again in a minute.',
  },
  {
    type: ResponseType.REQUEST_TOO_LARGE,
    title: 'That was too much at once',
    advice: 'Nothing was changed. Please go back and send the form with less in it.',
  },
  {
    type: ResponseType.DEFAULT_4XX,
    title: 'This request was not understood',
    advice: 'Nothing was changed. Please go back and try again.',
  },
  {
    type: ResponseType.DEFAULT_5XX,
    title: 'Something went wrong on our side',
    advice: 'Please try again in a minute. You can always text STOP to stop all messages.',
  },
]

/** Fixed values of headers stand in quotes there. So the policy names no source at all, which allows none, instead of 'none'. */
const HEADERS = {
  'Cache-Control': "'no-store'",
  'Content-Security-Policy': "'default-src; frame-ancestors; sandbox'",
  'Referrer-Policy': "'no-referrer'",
  'Strict-Transport-Security': "'max-age=63072000'",
  'X-Content-Type-Options': "'nosniff'",
  'X-Frame-Options': "'DENY'",
}

/** Pages in plain words for what API Gateway answers by itself. */
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
