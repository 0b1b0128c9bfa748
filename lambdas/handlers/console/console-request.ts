import type { APIGatewayProxyEvent } from 'aws-lambda'
import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import type { Role } from '../../domain/core/vocabulary.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import { baseOf, headerOf } from '../site/site-request.ts'
import type { TokenOf } from './session/console-tokens.ts'

/** What the routes of the console share. */
export interface ConsoleEnv {
  Bindings: { event: APIGatewayProxyEvent; lambdaContext: { awsRequestId: string } }
  Variables: {
    staff: TokenOf<'session'>
    tenant: Tenant
    role: Role
    /** The token that every form of the page carries. */
    formToken: string
    /** The fields of a posted form; a file by its content. */
    fields: Readonly<Record<string, string>>
  }
}

/** A request to the console. */
export type ConsoleContext = Context<ConsoleEnv>

/** The path before `/console`: the stage, if API Gateway shows it to the visitor. */
export function baseIn(c: ConsoleContext): string {
  return baseOf(c.env.event)
}

/** Whether the browser uses plain HTTP on this machine: the local run. */
export function isLocal(c: ConsoleContext): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(headerOf(c.env.event, 'host'))
}

/**
 * Sets a cookie that only the console receives, and no script. Lax, since the sign-in provider leads back to a page that
 * needs it; posts carry a token of their own.
 */
export function setConsoleCookie(c: ConsoleContext, name: string, value: string, seconds: number): void {
  setCookie(c, name, value, {
    path: `${baseIn(c)}/console`,
    maxAge: seconds,
    httpOnly: true,
    secure: !isLocal(c),
    sameSite: 'Lax',
  })
}

/** Sends the browser on to a page of the console, so that Back and Reload never repeat a post. */
export function leadTo(c: ConsoleContext, path: string, query: Record<string, string> = {}): Response {
  const search = new URLSearchParams(query).toString()
  return c.redirect(`${baseIn(c)}/console${path}${search && `?${search}`}`, 303)
}

/** The path of a tenant's page. */
export function tenantPath(c: ConsoleContext, rest = ''): string {
  return `/${c.get('tenant').id}${rest}`
}
