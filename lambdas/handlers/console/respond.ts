import { contentSecurityPolicy } from '../../pages/site/content-security-policy.ts'
import type { Rendered } from '../../pages/site/layout.ts'
import type { ConsoleContext } from './console-request.ts'

/** A page for one member of staff, which nothing may keep. */
export function show(
  c: ConsoleContext,
  { html, styleHash }: Rendered,
  status: 200 | 400 | 403 | 404 | 413 | 500 = 200,
): Response {
  c.header('Content-Security-Policy', contentSecurityPolicy({ styleHash }))
  return c.html(html, status)
}

/** A file that the browser saves; its name says nothing about a person. */
export function download(c: ConsoleContext, name: string, type: string, content: string): Response {
  c.header('Content-Disposition', `attachment; filename="${name}"`)
  c.header('Content-Security-Policy', "default-src 'none'; sandbox")
  c.header('Content-Type', type)
  return c.body(content)
}
