import type { Request, Response } from '../../http/message.ts'
import type { GatewayResponse } from '../../template/gateway-responses.ts'
import type { StackRestApi } from '../../template/rest-apis.ts'

/** API Gateway's default responses, for types that the template does not define. */
const DEFAULTS = {
  MISSING_AUTHENTICATION_TOKEN: {
    status: 403,
    error: 'MissingAuthenticationToken',
    message: 'Missing Authentication Token',
  },
  REQUEST_TOO_LARGE: { status: 413, error: 'RequestTooLarge', message: 'Request Too Long' },
  THROTTLED: { status: 429, error: 'TooManyRequests', message: 'Too Many Requests' },
  INTEGRATION_TIMEOUT: { status: 504, error: 'InternalServerError', message: 'Endpoint request timed out' },
  /** The function failed, or its response is malformed. */
  DEFAULT_5XX: { status: 502, error: 'InternalServerError', message: 'Internal server error' },
}

/** Why API Gateway responds without the function. */
export type GatewayResponseType = keyof typeof DEFAULTS

/** Responds without the function: with the template's response of that type, or else with that for all 4xx or 5xx. */
export function gatewayResponse(
  { gatewayResponses }: Pick<StackRestApi, 'gatewayResponses'>,
  type: GatewayResponseType,
  { headers }: Pick<Request, 'headers'>,
): Response {
  const { status, error, message } = DEFAULTS[type]
  const response =
    gatewayResponses.get(type) ?? gatewayResponses.get(status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX')
  const [mediaType, template] = chooseTemplate(response, headers.accept ?? '')
  return {
    status: response?.status ?? status,
    headers: { 'content-type': mediaType, 'x-amzn-errortype': `${error}Exception`, ...response?.headers },
    body: template
      .replaceAll('$context.error.messageString', JSON.stringify(message))
      .replaceAll('$context.error.message', message),
  }
}

const DEFAULT_TEMPLATE = ['application/json', '{"message":$context.error.messageString}'] as const

function chooseTemplate(response: GatewayResponse | undefined, accept: string): readonly [string, string] {
  const templates = [...(response?.templates ?? [])]
  return templates.find(([mediaType]) => accept.includes(mediaType)) ?? templates[0] ?? DEFAULT_TEMPLATE
}
