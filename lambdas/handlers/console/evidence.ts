import { InvalidCursorError } from '../../application/core/refusal.ts'
import { keepActivity } from '../../application/staff/activity.ts'
import { withNextPart } from '../../pages/evidence/signature-block.ts'
import type { ConsoleDeps } from './console-deps.ts'
import type { ConsoleContext } from './console-request.ts'
import { openCursor, sealCursor } from './cursor.ts'
import { withPerson } from './person/people.ts'
import { download } from './respond.ts'
import type { TenantRoute } from './tenant-route.ts'

/** All evidence about a person, as a page to print and as the packet (REC-5). */
export const EVIDENCE_ROUTES: readonly TenantRoute[] = [
  { method: 'get', path: '/people/:person/evidence', action: 'evidence', answer: withPerson(showEvidence) },
  { method: 'get', path: '/people/:person/packet', action: 'evidence', answer: withPerson(givePacket) },
]

/** The page that `assent-records` makes, so that it can be printed and handed on, with a link to the next part. */
async function showEvidence(deps: ConsoleDeps, c: ConsoleContext, to: string): Promise<Response> {
  const { html, cursor } = await evidenceOf(deps, c, to)
  const next = await sealCursor(deps, cursor)
  c.header(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  )
  return c.html(next ? withNextPart(html, `?${new URLSearchParams({ cursor: next })}`) : html)
}

/** The packet; a long one comes in parts, each of which names the next. */
async function givePacket(deps: ConsoleDeps, c: ConsoleContext, to: string): Promise<Response> {
  const { html: _, ...packet } = await evidenceOf(deps, c, to)
  const next = await sealCursor(deps, packet.cursor)
  const name = `${c.get('tenant').id}-evidence.json`
  return download(c, name, 'application/json; charset=utf-8', JSON.stringify({ ...packet, next }, null, 2))
}

async function evidenceOf(deps: ConsoleDeps, c: ConsoleContext, to: string) {
  const tenant = c.get('tenant').id
  const cursor = await openCursor(deps, c.req.query('cursor'))
  const [answer] = await Promise.all([
    deps.records({ action: 'evidence', tenant, to, ...(cursor && { cursor }) }),
    keepActivity(deps, { tenant, by: c.get('staff').name, action: 'evidence', to }),
  ])
  if (!('html' in answer)) throw new InvalidCursorError('the cursor is not one of this page')
  return answer
}
