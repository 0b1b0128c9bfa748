import type { APIGatewayProxyResult } from 'aws-lambda'
import { serialize } from 'hono/utils/cookie'
import { contentSecurityPolicy } from '../../pages/site/content-security-policy.ts'
import type { Rendered } from '../../pages/site/layout.ts'
import type { SiteRequest } from './site-request.ts'

/** Pages that are the same for everyone may be cached for five minutes; a page for one visitor never. */
const SAME_FOR_ALL = { 'Cache-Control': 'public, max-age=300', Vary: 'Accept-Language' }
const FOR_ONE = { 'Cache-Control': 'no-store' }

/** A page for one visitor. */
export function page(rendered: Rendered, statusCode = 200, cookies: string[] = []): APIGatewayProxyResult {
  return {
    statusCode,
    headers: { ...htmlHeaders(rendered), ...FOR_ONE },
    ...(cookies.length > 0 && { multiValueHeaders: { 'Set-Cookie': cookies } }),
    body: rendered.html,
  }
}

/** A page that is the same for everyone. */
export function publicPage(rendered: Rendered): APIGatewayProxyResult {
  return { statusCode: 200, headers: { ...htmlHeaders(rendered), ...SAME_FOR_ALL }, body: rendered.html }
}

function htmlHeaders(rendered: Rendered) {
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': contentSecurityPolicy(rendered),
  }
}

/** Sends the browser on to a page, so that Back and Reload never repeat what was sent (Post/Redirect/Get). */
export function seeOther(location: string, cookies: string[]): APIGatewayProxyResult {
  return {
    statusCode: 303,
    headers: { Location: location, ...FOR_ONE },
    ...(cookies.length > 0 && { multiValueHeaders: { 'Set-Cookie': cookies } }),
    body: '',
  }
}

/** An image that is the same for everyone. */
export function picture(svg: string): APIGatewayProxyResult {
  return image(svg, "default-src 'none'", SAME_FOR_ALL)
}

/** An image with an image in it, whose address changes with its content: a browser never has to ask again. */
export function unchanging(svg: string): APIGatewayProxyResult {
  return image(svg, "default-src 'none'; img-src data:", {
    'Cache-Control': 'public, max-age=31536000, immutable',
  })
}

function image(svg: string, policy: string, caching: Record<string, string>): APIGatewayProxyResult {
  const headers = {
    'Content-Type': 'image/svg+xml; charset=utf-8',
    'Content-Security-Policy': policy,
    ...caching,
  }
  return { statusCode: 200, headers, body: svg }
}

/** A file that the browser downloads instead of showing it. */
export function download(name: string, page: string, cookies: string[] = []): APIGatewayProxyResult {
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}"`,
    'Content-Security-Policy': "default-src 'none'",
    ...FOR_ONE,
  }
  return {
    statusCode: 200,
    headers,
    ...(cookies.length > 0 && { multiValueHeaders: { 'Set-Cookie': cookies } }),
    body: page,
  }
}

/** A cookie that only this tenant's pages receive, and no script; without a value it is deleted. */
export function cookie(
  { view, local }: SiteRequest,
  name: string,
  value: string | undefined,
  { seconds, strict }: { seconds: number; strict: boolean },
): string {
  return serialize(name, value ?? '', {
    path: `${view.base}/${view.tenant.id}`,
    maxAge: value === undefined ? 0 : seconds,
    httpOnly: true,
    secure: !local,
    sameSite: strict ? 'Strict' : 'Lax',
  })
}
