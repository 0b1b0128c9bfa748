import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda'

/** Serves the opt-in site. */
export function createSiteHandler() {
  return async (_event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => ({
    statusCode: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: 'This page does not exist.\n',
  })
}
