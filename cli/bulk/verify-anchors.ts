import type { TenantVerification } from '../../lambdas/application/evidence/verify-tenant.ts'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import type { Ask } from '../aws/functions.ts'
import { counted } from '../counts.ts'
import { AnchoredChains } from '../evidence/anchored-chains.ts'
import { type DigestBucket, openDigests } from '../evidence/digests.ts'
import { openProgress } from '../progress.ts'
import { EXIT, type Terminal } from '../terminal.ts'
import { verdictText } from '../verdict.ts'
import { pagesFrom } from './pages.ts'

/** Which tenant to compare with digests, and from which day on. */
export interface AnchorRequest {
  tenant: string
  since?: string | undefined
  json?: boolean | undefined
}

/**
 * Verifies a tenant and compares every chain with the digests that are locked away: each leaf must stand in a live chain, or
 * its history must have been retired (REC-3). A history that was rewritten or removed as a whole shows. Returns the exit code.
 */
export async function verifyAnchors(
  records: Ask,
  request: AnchorRequest,
  terminal: Terminal,
): Promise<number> {
  const { tenant, since, json } = request
  const ask = (cursor: string | undefined) =>
    records<TenantVerification>({ action: 'verify', tenant, anchors: true, ...(cursor && { cursor }) })
  const chains = new AnchoredChains(tenant, { isWhole: since === undefined })
  const total: Total = { holds: true, numbers: 0, events: 0, firstBreak: null }
  const progress = openProgress(terminal, { thing: 'number' })
  let known: { bucket: DigestBucket; digests: number } | undefined
  try {
    for await (const page of pagesFrom(ask)) {
      known ??= await readDigests(page, chains, since)
      for (const chain of page.chains ?? []) chains.compare(chain)
      add(total, page)
      progress.show(total.numbers, verdictText(total))
    }
  } finally {
    progress.stop()
  }
  const problems = [...chains.problems, ...(await goneFrom(chains, tenant, known?.bucket))]
  const holds = total.holds && problems.length === 0
  const { leaves } = chains
  const { digests = 0 } = known ?? {}
  if (json) terminal.out(JSON.stringify({ tenant, ...total, holds, digests, leaves, problems }))
  else for (const line of textOf(total, problems, { digests, leaves })) terminal.out(line)
  return holds ? EXIT.done : EXIT.failed
}

type Total = Pick<TenantVerification, 'holds' | 'numbers' | 'events' | 'firstBreak'>

function add(total: Total, page: TenantVerification): void {
  total.numbers += page.numbers
  total.events += page.events
  total.firstBreak ??= page.firstBreak
  total.holds &&= page.holds
}

/** The first answer names the bucket. */
async function readDigests(
  { anchorBucket }: TenantVerification,
  chains: AnchoredChains,
  since: string | undefined,
): Promise<{ bucket: DigestBucket; digests: number }> {
  if (!anchorBucket)
    throw new UserFacingError('This deployment keeps no digests. Deploy the current version.')
  const bucket = openDigests(anchorBucket)
  const keys = await bucket.keys(since)
  if (keys.length === 0) throw new UserFacingError('There is no such digest yet: one is taken each day.')
  for (const key of keys)
    for await (const { digest, lines } of bucket.lines(key)) chains.add(lines, digest.since)
  return { bucket, digests: keys.length }
}

async function goneFrom(
  chains: AnchoredChains,
  tenant: string,
  bucket: DigestBucket | undefined,
): Promise<string[]> {
  const gone: string[] = []
  for (const life of chains.missing())
    if (!(await bucket?.isRetired(tenant, life))) gone.push(`${life}: it is gone, and was not retired`)
  return gone
}

function textOf(
  total: Total,
  problems: readonly string[],
  { digests, leaves }: { digests: number; leaves: number },
): string[] {
  const confirmed = problems.length === 0 ? 'all confirmed' : 'not confirmed'
  return [
    ...problems,
    `${counted(total.numbers, 'number')}, ${counted(total.events, 'event')}: ${verdictText(total)}`,
    `${counted(digests, 'digest')}, ${counted(leaves, 'ledger head')}: ${confirmed}`,
  ]
}
