import { MAX_CHALLENGES } from '../../application/signup/codes.ts'
import { nextAdmission } from '../../application/signup/rate-limit.ts'
import { after, later, MINUTE } from '../../domain/core/time.ts'
import type { Purpose } from '../../domain/tenant/limits.ts'
import type { SiteDeps } from './site-deps.ts'
import type { SiteRequest } from './site-request.ts'
import type { TokenOf } from './site-tokens.ts'

/** A step that waits for six digits. */
type CodeStep = TokenOf<'join_code'> | TokenOf<'preferences_code'>

/** The challenges that a page holds: its own, and those that this browser asked for before, for the same phone. */
export function heldWith(own: string, to: string, before: CodeStep | undefined): string[] {
  const earlier = before?.to === to ? before.challenges : []
  return [...new Set([own, ...earlier])].slice(0, MAX_CHALLENGES)
}

/**
 * Minutes until a text with a new code can be asked for: counted from this page's own request, so that they do not tell
 * whether the phone had just been asked for, nor whether the number is known.
 */
export async function minutesToWait(
  deps: SiteDeps,
  { tenant }: SiteRequest,
  what: Purpose,
  { to, askedAt }: CodeStep,
): Promise<number> {
  const own = after(askedAt, tenant.limits.minutesBetween * MINUTE)
  const free = later(own, await nextAdmission(deps, tenant, { to, what })) ?? own
  return Math.max(0, Math.ceil((Date.parse(free) - Date.parse(deps.clock())) / MINUTE))
}
