import type { APIGatewayProxyEvent } from 'aws-lambda'
import { parseAccept } from 'hono/utils/accept'
import { parse } from 'hono/utils/cookie'
import type { Personal } from '../../domain/core/evidence.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import { pageLanguageFor } from '../../domain/tenant/page-language.ts'
import type { View } from '../../pages/site/view.ts'

/** A visitor's request to a tenant's site. */
export interface SiteRequest {
  tenant: Tenant
  view: View
  /** The path parameters: the program or the screenshot, if the path has one. */
  path: { program: string; screenshot: string }
  query: Readonly<Record<string, string | undefined>>
  fields: Fields
  cookies: ReadonlyMap<string, string>
  /** The IP address that API Gateway saw; not taken from a header that a client can set (IN-8). */
  address: string
  userAgent: string
  /** Whether the visitor uses plain HTTP on this machine: the local run. */
  local: boolean
  host: string
}

/** The fields of a form, each as often as it was sent. */
export interface Fields {
  /** The first value of a name; empty if there is none. */
  one(name: string): string
  all(name: string): string[]
}

/** Field names and the values that were sent. */
export type RawFields = Record<string, string | string[] | undefined>

const MAX_AGENT = 500

/** Reads a request in the language of `?lang`, otherwise in the tenant's language that the browser prefers. */
export function readSiteRequest(event: APIGatewayProxyEvent, tenant: Tenant): SiteRequest {
  const query = event.queryStringParameters ?? {}
  const host = headerOf(event, 'host')
  const wanted = [query.lang ?? '', ...preferred(headerOf(event, 'accept-language'))]
  return {
    tenant,
    view: { tenant, language: pageLanguageFor(tenant, wanted), base: baseOf(event) },
    path: {
      program: event.pathParameters?.program ?? '',
      screenshot: event.pathParameters?.screenshot ?? '',
    },
    query,
    fields: fieldsOf(event.body as unknown),
    cookies: new Map(Object.entries(parse(headerOf(event, 'cookie')))),
    address: event.requestContext.identity.sourceIp,
    userAgent: headerOf(event, 'user-agent').slice(0, MAX_AGENT) || 'none',
    local: /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host),
    host,
  }
}

/** The person's identity and device as evidence: the name, otherwise the form's id (IN-8). */
export function personalOf({ address, userAgent }: SiteRequest, identity: string): Personal {
  return { identity, ip: address, userAgent }
}

/** A header by its lower-case name. */
export function headerOf({ headers }: Pick<APIGatewayProxyEvent, 'headers'>, name: string): string {
  const found = Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name)
  return found?.[1] ?? ''
}

/** The path before `/{tenant}`: the stage, if API Gateway shows it to the visitor. */
export function baseOf({ path, requestContext }: APIGatewayProxyEvent): string {
  const whole = requestContext.path ?? path
  // The root of a stage may be asked for with or without a slash.
  if (path === '/') return whole.replace(/\/$/, '')
  return whole.endsWith(path) ? whole.slice(0, whole.length - path.length) : ''
}

/** The languages of an Accept-Language header, most preferred first. */
export function preferred(header: string): string[] {
  return parseAccept(header.slice(0, 500)).flatMap(({ type, q }) => (q > 0 ? [type] : []))
}

/** The fields of a posted form. */
export function fieldsOf(body: unknown): Fields {
  const raw: RawFields = typeof body === 'object' && body !== null ? (body as RawFields) : {}
  const all = (name: string) => (Object.hasOwn(raw, name) ? [raw[name] ?? []].flat() : [])
  return { all, one: (name) => all(name)[0] ?? '' }
}
