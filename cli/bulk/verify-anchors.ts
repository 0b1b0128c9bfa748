import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TenantVerification } from '../../lambdas/application/evidence/verify-tenant.ts'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import type { Ask } from '../aws/functions.ts'
import { AnchoredChains } from '../evidence/anchored-chains.ts'
import { type DigestBucket, openDigests } from '../evidence/digests.ts'
import { onFileSync } from '../files.ts'
import { counted } from '../terminal/counts.ts'
import { openProgress, type Progress } from '../terminal/progress.ts'
import { EXIT, type Terminal } from '../terminal/terminal.ts'
import { type AnchorRun, finishRun, openRun, saveRun } from './anchor-run.ts'
import { pagesFrom } from './pages.ts'
import { verdictText } from './verdict.ts'

/** Which tenant to compare with digests, and from which day on. */
export interface AnchorRequest {
  tenant: string
  since?: string | undefined
  /** Where to keep what was read, so that a later run can continue; a folder for this run alone if left out. */
  folder?: string | undefined
  json?: boolean | undefined
}

/** The most differences that are named. */
const MAX_NAMED = 1000

/**
 * Verifies a tenant and compares every chain with the digests that are locked away: each leaf must stand in a live chain, or
 * its history must have been retired (REC-3). A history that was rewritten or removed as a whole shows. The digests are read
 * first, so that the table is never older. Returns the exit code.
 */
export async function verifyAnchors(
  records: Ask,
  request: AnchorRequest,
  terminal: Terminal,
  open: (bucket: string) => DigestBucket = openDigests,
): Promise<number> {
  const folder = request.folder ?? mkdtempSync(join(tmpdir(), 'assent-verify-'))
  try {
    return await verifyIn(join(folder, 'verify-anchors'), { records, request, terminal, open })
  } finally {
    if (request.folder === undefined) rmSync(folder, { recursive: true, force: true })
  }
}

interface Verifying {
  records: Ask
  request: AnchorRequest
  terminal: Terminal
  open: (bucket: string) => DigestBucket
}

async function verifyIn(folder: string, verifying: Verifying): Promise<number> {
  const { records, request, terminal, open } = verifying
  const { tenant, since } = request
  const ask = (cursor: string | undefined) =>
    records<TenantVerification>({ action: 'verify', tenant, anchors: true, ...(cursor && { cursor }) })
  const run = openRun(folder, { tenant, since }) ?? (await beginRun(ask, { tenant, since }, open))
  const chains = onFileSync(folder, () => new AnchoredChains(tenant, folder))
  const bucket = open(run.bucket)
  const progress = openProgress(terminal, { thing: 'number' })
  try {
    const isThrough =
      (await readDigests(folder, run, { chains, bucket, terminal })) &&
      (await readTable(folder, run, { chains, ask, terminal, progress }))
    if (!isThrough) return interrupted(request, terminal)
  } finally {
    progress.stop()
  }
  const found = await compareAll(chains, run, bucket)
  finishRun(folder)
  return report(run, found, verifying)
}

/** The first answer names the bucket; the table is read once more after the digests. */
async function beginRun(
  ask: (cursor: string | undefined) => Promise<TenantVerification>,
  question: AnchorRun['question'],
  open: Verifying['open'],
): Promise<AnchorRun> {
  const { anchorBucket } = await ask(undefined)
  if (!anchorBucket)
    throw new UserFacingError('This deployment keeps no digests. Deploy the current version.')
  const digests = await open(anchorBucket).keys(question.since)
  if (digests.length === 0) throw new UserFacingError('There is no such digest yet: one is taken each day.')
  const total = { holds: true, numbers: 0, events: 0, firstBreak: null }
  return {
    question,
    bucket: anchorBucket,
    digests,
    read: 0,
    newest: '',
    cursor: null,
    isTableRead: false,
    total,
  }
}

/** Whether all digests were read; if not, the run was interrupted. */
async function readDigests(
  folder: string,
  run: AnchorRun,
  { chains, bucket, terminal }: { chains: AnchoredChains; bucket: DigestBucket; terminal: Terminal },
): Promise<boolean> {
  for (const key of run.digests.slice(run.read)) {
    for await (const { digest, lines } of bucket.lines(key)) {
      chains.addLines(lines)
      if (digest.since > run.newest) run.newest = digest.since
    }
    run.read++
    saveRun(folder, run)
    if (terminal.interrupted.aborted) return false
  }
  return true
}

interface TableReading {
  chains: AnchoredChains
  ask: (cursor: string | undefined) => Promise<TenantVerification>
  terminal: Terminal
  progress: Progress
}

/** Whether the whole table was read. */
async function readTable(
  folder: string,
  run: AnchorRun,
  { chains, ask, terminal, progress }: TableReading,
): Promise<boolean> {
  if (run.isTableRead) return true
  for await (const page of pagesFrom(ask, run.cursor ?? undefined)) {
    chains.addChains(page.chains ?? [])
    add(run.total, page)
    run.cursor = page.cursor
    run.isTableRead = page.cursor === null
    saveRun(folder, run)
    progress.show(run.total.numbers, verdictText(run.total))
    if (terminal.interrupted.aborted) break
  }
  return run.isTableRead
}

function add(total: AnchorRun['total'], page: TenantVerification): void {
  total.numbers += page.numbers
  total.events += page.events
  total.firstBreak ??= page.firstBreak
  total.holds &&= page.holds
}

interface Found {
  leaves: number
  /** How many chains differ; the first are named. */
  differing: number
  problems: string[]
}

async function compareAll(chains: AnchoredChains, run: AnchorRun, bucket: DigestBucket): Promise<Found> {
  const { tenant, since } = run.question
  const found: Found = { leaves: 0, differing: 0, problems: [] }
  const comparing = {
    newest: run.newest,
    isWhole: since === undefined,
    isRetired: (life: string) => bucket.isRetired(tenant, life),
  }
  for await (const { leaves, problems } of chains.compare(comparing)) {
    found.leaves += leaves
    found.differing += problems.length
    found.problems.push(...problems.slice(0, MAX_NAMED - found.problems.length))
  }
  return found
}

function interrupted({ folder }: AnchorRequest, terminal: Terminal): number {
  terminal.error(
    folder === undefined
      ? 'Interrupted before the end. A run with --folder can be continued.'
      : 'Interrupted before the end. To continue, run the same command again.',
  )
  return EXIT.interrupted
}

function report(
  { total, digests: { length: digests }, question: { tenant } }: AnchorRun,
  { leaves, differing, problems }: Found,
  { terminal, request: { json } }: Verifying,
): number {
  const holds = total.holds && differing === 0
  if (json) terminal.out(JSON.stringify({ tenant, ...total, holds, digests, leaves, differing, problems }))
  else for (const line of textOf(total, { leaves, differing, problems }, digests)) terminal.out(line)
  return holds ? EXIT.done : EXIT.failed
}

function textOf(
  total: AnchorRun['total'],
  { leaves, differing, problems }: Found,
  digests: number,
): string[] {
  const more = differing - problems.length
  return [
    ...problems,
    ...(more > 0 ? [`and ${counted(more, 'more')}`] : []),
    `${counted(total.numbers, 'number')}, ${counted(total.events, 'event')}: ${verdictText(total)}`,
    `${counted(digests, 'digest')}, ${counted(leaves, 'ledger head')}: ${differing === 0 ? 'all confirmed' : 'not confirmed'}`,
  ]
}
