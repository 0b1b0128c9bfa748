import type { Answer, Request } from '../../http/message.ts'
import type { GatewayResponse } from '../../template/gateway-responses.ts'
import type { StackRestApi } from '../../template/rest-apis.ts'

/** What API Gateway answers by itself, in its own words where the template has none. */
const ANSWERS = {
  MISSING_AUTHENTICATION_TOKEN: {
    status: 403,
    error: 'MissingAuthenticationToken',
    message: 'Missing Authentication Token',
  },
  REQUEST_TOO_LARGE: { status: 413, error: 'RequestTooLarge', message: 'Request Too Long' },
  THROTTLED: { status: 429, error: 'TooManyRequests', message: 'Too Many Requests' },
  INTEGRATION_TIMEOUT: { status: 504, error: 'InternalServerError', message: 'Endpoint request timed out' },
  /** The function failed, or answered what API Gateway cannot read. */
  DEFAULT_5XX: { status: 502, error: 'InternalServerError', message: 'Internal server error' },
}

/** Why API Gateway answers by itself. */
export type GatewayAnswerType = keyof typeof ANSWERS

/** Answers in the function's place: by the template's response of that type, else by that for all 4xx or 5xx. */
export function gatewayAnswer(
  { gatewayResponses }: Pick<StackRestApi, 'gatewayResponses'>,
  type: GatewayAnswerType,
  { headers }: Pick<Request, 'headers'>,
): Answer {
  const { status, error, message } = ANSWERS[type]
  const response =
    gatewayResponses.get(type) ?? gatewayResponses.get(status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX')
  const [mediaType, template] = chosen(response, headers.accept ?? '')
  return {
    status: response?.status ?? status,
    headers: { 'content-type': mediaType, 'x-amzn-errortype': `${error}Exception`, ...response?.headers },
    body: template
      .replaceAll('$context.error.messageString', JSON.stringify(message))
      .replaceAll('$context.error.message', message),
  }
}

const OWN = ['application/json', '{"message":$context.error.messageString}'] as const

function chosen(response: GatewayResponse | undefined, accept: string): readonly [string, string] {
  const templates = [...(response?.templates ?? [])]
  return templates.find(([mediaType]) => accept.includes(mediaType)) ?? templates[0] ?? OWN
}
