import { randomUUID } from 'node:crypto'
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda'

type Handler = (event: APIGatewayProxyEvent, context: never) => Promise<APIGatewayProxyResult>

/** How somebody visits: from which address, with which headers. */
export interface Visit {
  from: string
  headers: Record<string, string>
  cookies: readonly string[]
  method: string
  /** Sent in place of the fields, as it is. */
  body: string
}

/** A page as it was answered. */
export interface Answered {
  status: number
  body: string
  headers: Record<string, unknown>
  cookies: string[]
  /** The value of each hidden field, by its name. */
  hidden: Record<string, string>
}

const HOST = 'sms.example.com'

/** Visits the site as API Gateway would hand the visits over. */
export function createVisitor(handler: unknown) {
  const visit = async (method: string, path: string, body: string | null, visit: Partial<Visit> = {}) =>
    answered(
      await (handler as Handler)(eventOf(method, path, body, visit), { awsRequestId: randomUUID() } as never),
    )
  /** Posts and goes where the answer leads, with the cookies that it set, as browsers do. */
  const follow = async (path: string, body: string, how: Partial<Visit>): Promise<Answered> => {
    const posted = await visit('POST', path, body, how)
    if (posted.status !== 303) return posted
    const cookies = [...(how.cookies ?? []), ...posted.cookies]
    const shown = await visit('GET', String(posted.headers.Location ?? posted.headers.location), null, {
      ...how,
      cookies,
    })
    return { ...shown, cookies: [...posted.cookies, ...shown.cookies] }
  }
  return {
    get: (path: string, how: Partial<Visit> = {}) => visit(how.method ?? 'GET', path, null, how),
    post: (path: string, fields: Fields, how: Partial<Visit> = {}) =>
      follow(path, how.body ?? encoded(fields), how),
    /** The bare answer to a post. */
    postOnly: (path: string, fields: Fields, how: Partial<Visit> = {}) =>
      visit('POST', path, how.body ?? encoded(fields), how),
  }
}

/** The fields of a form; a list stands for one name sent several times. */
export type Fields = Record<string, string | readonly string[]>

/** A form as browsers send it. */
export function encoded(fields: Fields): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, String(each)]),
  )
  return new URLSearchParams(pairs).toString()
}

function eventOf(
  httpMethod: string,
  path: string,
  body: string | null,
  { from = '192.0.2.1', headers = {}, cookies = [] }: Partial<Visit>,
): APIGatewayProxyEvent {
  const { pathname, searchParams } = new URL(path, `https://${HOST}`)
  return {
    httpMethod,
    path: pathname,
    headers: {
      Host: HOST,
      'User-Agent': 'Test/1.0',
      ...(body === null ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' }),
      ...(cookies.length > 0 && { Cookie: held(cookies) }),
      ...headers,
    },
    queryStringParameters: Object.fromEntries(searchParams),
    requestContext: { path: pathname, identity: { sourceIp: from }, protocol: 'HTTP/1.1' },
    body,
    isBase64Encoded: false,
  } as unknown as APIGatewayProxyEvent
}

/** The cookies that a browser still holds: the last of each name, unless it was deleted. */
function held(cookies: readonly string[]): string {
  const last = new Map(cookies.map((cookie) => [cookie.split('=')[0], cookie]))
  const kept = [...last.values()].filter((cookie) => !cookie.includes('Max-Age=0'))
  return kept.map((cookie) => cookie.split(';')[0]).join('; ')
}

function answered({ statusCode, headers, multiValueHeaders = {}, body }: APIGatewayProxyResult): Answered {
  const several = Object.entries(multiValueHeaders).map(([name, values]) => [name, values.at(-1)])
  const fields = body.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)
  return {
    status: statusCode,
    body,
    headers: { ...Object.fromEntries(several), ...headers },
    cookies: (multiValueHeaders['Set-Cookie'] ?? multiValueHeaders['set-cookie'] ?? []).map(String),
    hidden: Object.fromEntries([...fields].map(([, name, value]) => [name, value])),
  }
}
