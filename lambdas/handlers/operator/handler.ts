import pMap from 'p-map'
import { type NumberIssue, type Refusal, refuse, refuseTenant } from '../../application/core/refusal.ts'
import type { InviteDeps } from '../../application/signup/invite.ts'
import { makeStopLink, type StopLinkDeps } from '../../application/signup/stop-links.ts'
import { recordComplaint } from '../../application/staff/complain.ts'
import { type EraseDeps, type Erasure, erase } from '../../application/staff/erase.ts'
import type { PublishedTextStore } from '../../application/staff/former-texts.ts'
import { type ListedNumber, listNumber } from '../../application/staff/list-number.ts'
import { type ReassignedNumber, reassignNumbers } from '../../application/staff/reassign.ts'
import {
  type RecordCheckedDeps,
  recordCheckedRow,
  recordCheckedRows,
} from '../../application/staff/record-checked-rows.ts'
import { flawsOfRow, type RowResult, UNKNOWN_PROGRAM } from '../../application/staff/record-rows.ts'
import { type ReviewDeps, settleReview } from '../../application/staff/reviews.ts'
import { type PlacedNumber, placeNumber } from '../../application/staff/set-zone.ts'
import type { Recorded } from '../../domain/core/events.ts'
import type { RefusalCode, RowResultKind } from '../../domain/core/vocabulary.ts'
import { type ConsentRow, type Flaw, isAhead } from '../../domain/staff/consent-row.ts'
import type { Definitions, Tenant } from '../../domain/tenant/definitions.ts'
import { issuesOf, parseRequest } from '../pipeline/parse-request.ts'
import {
  besidesText,
  consentRow,
  type FormerTexts,
  formerTextOf,
  missingFrom,
  readRow,
} from './consent-row.ts'
import { type InviteAnswer, invite } from './invite.ts'
import { type OperatorRequest, operatorRequest, reassignedRow } from './request.ts'

/** Dependencies of writing operations. */
export interface OperatorDeps extends RecordCheckedDeps, EraseDeps, ReviewDeps {
  definitions: Definitions
  inviting: InviteDeps
  stopLinks: StopLinkDeps
  publishedTexts: Pick<PublishedTextStore, 'read'>
}

type RequestOf<Action extends OperatorRequest['action']> = Extract<OperatorRequest, { action: Action }>

/** The result of an imported row. */
interface ImportedRow {
  result: RowResultKind
  issues?: NumberIssue[]
  likely?: string
}

/** The event; `likely` is the number that a stop was also recorded for (IN-12). */
interface RecordedAnswer {
  event: Recorded | null
  likely?: string
}

/** What `assent-operator` answers. */
export type OperatorAnswer =
  | RecordedAnswer
  | { results: ImportedRow[] }
  | ListedNumber
  | PlacedNumber
  | Erasure
  | { url: string; expiresAt: string }
  | InviteAnswer
  | Refusal

/** Records what staff collect and decide, with their name and the request's id (TEN-1). */
export function createOperatorHandler(deps: OperatorDeps) {
  return async (event: unknown, { awsRequestId }: { awsRequestId: string }): Promise<OperatorAnswer> => {
    const spread = withRowSpread(event)
    const parsed = parseRequest(operatorRequest, spread)
    if ('refusal' in parsed) return withMissing(parsed.refusal, spread)
    const { request } = parsed
    const tenant = deps.definitions.tenantById.get(request.tenant)
    if (!tenant) return refuseTenant(deps.definitions.tenants)
    const who = { by: request.by, requestId: awsRequestId }
    switch (request.action) {
      case 'record':
        return record(deps, tenant, request, who)
      case 'import':
        return importRows(deps, tenant, request, who)
      case 'own':
      case 'deny':
        return listNumber(deps, tenant, request, who)
      case 'zone':
        return placeNumber(deps, tenant, request, who)
      case 'complain':
        return complain(deps, tenant, request, who)
      case 'reassigned':
        return reassign(deps, tenant, request, who)
      case 'erase':
        return erase(deps, tenant, request.to, who)
      case 'stop_link':
        return makeStopLink(deps.stopLinks, tenant, request)
      case 'review':
        return review(deps, tenant, request, who)
      case 'invite':
        return invite(deps.inviting, tenant, request)
    }
  }
}

/** The fields of the request, which its row does not have. */
const OF_REQUEST: ReadonlySet<string> = new Set(['action', 'tenant', 'by', 'confirm'])

/** A row may also be passed as one object, `row`: a field that a row does not have is an unknown field (IN-6). */
function withRowSpread(event: unknown): unknown {
  if (typeof event !== 'object' || event === null || !('row' in event)) return event
  const { row, ...rest } = event
  if (typeof row !== 'object' || row === null) return event
  const fields = Object.entries(row).map(([name, value]) =>
    OF_REQUEST.has(name) ? [`row_${name}`, value] : [name, value],
  )
  return { ...Object.fromEntries(fields), ...rest }
}

/** Adds the missing evidence to the refusal of a row that failed validation (IN-8). */
function withMissing(refusal: Refusal, event: unknown): Refusal {
  const { code, issues } = refusal.error
  return isRecord(event) ? refuse(code, ...issues, ...missingFrom(event).map(issueOf)) : refusal
}

function isRecord(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'action' in event && event.action === 'record'
}

interface Who {
  by: string
  requestId: string
}

async function record(
  deps: OperatorDeps,
  tenant: Tenant,
  request: RequestOf<'record'>,
  who: Who,
): Promise<RecordedAnswer | Refusal> {
  const how = { ...who, via: 'record', confirm: request.confirm } as const
  const read = readRow(tenant, request, await formerTexts(deps, tenant, [request]))
  const recorded: RowResult =
    read.flaw === undefined
      ? await recordCheckedRow(deps, tenant, read.row, how)
      : { result: 'invalid', flaws: flawsOfText(deps, tenant, read.row, read.flaw) }
  switch (recorded.result) {
    case 'recorded':
    case 'unchanged':
      return { event: recorded.event, ...likelyOf(recorded) }
    case 'invalid':
      return refuse(codeOf(recorded.flaws), ...recorded.flaws.map(issueOf))
    case 'refused_stopped':
      return refuse('refused_stopped', {
        path: 'at',
        message: 'must be later than the last stop of the program',
      })
    case 'refused_declined':
      return refuse('refused_declined', {
        path: 'to',
        message: 'is on the list of declined numbers',
      })
  }
}

/** The most severe kind of flaw determines the code; the refusal names every flaw. */
function codeOf(flaws: readonly Flaw[]): RefusalCode {
  if (flaws.includes(UNKNOWN_PROGRAM)) return 'unknown_program'
  const kinds = new Set(flaws.map(({ kind }) => kind))
  if (kinds.has('invalid')) return 'invalid_request'
  return kinds.has('level_too_high') ? 'level_too_high' : 'missing_evidence'
}

function issueOf({ path, message, ...flaw }: Flaw): NumberIssue {
  return { path, message, ...likelyOf(flaw) }
}

function likelyOf({ likely }: { likely?: string }): { likely?: string } {
  return likely === undefined ? {} : { likely }
}

/** Each row has its own result, in the order given: an invalid row does not hold back the others (REC-6). */
async function importRows(
  deps: OperatorDeps,
  tenant: Tenant,
  { rows, confirm }: RequestOf<'import'>,
  who: Who,
): Promise<{ results: ImportedRow[] }> {
  const parsed = rows.map((row) => ({ given: row, parsed: consentRow.safeParse(row) }))
  const whole = parsed.flatMap((row) => row.parsed.data ?? [])
  const former = await formerTexts(deps, tenant, whole)
  const read = parsed.map((row) => readImported(deps, tenant, row, former))
  const valid = read.flatMap((each) => ('row' in each ? [each.row] : []))
  const recorded = (await recordCheckedRows(deps, tenant, valid, { ...who, via: 'import', confirm })).values()
  return {
    results: read.map((each) =>
      'row' in each ? importedRow(recorded.next().value) : { result: 'invalid', issues: each.issues },
    ),
  }
}

function readImported(
  deps: OperatorDeps,
  tenant: Tenant,
  { given, parsed }: { given: unknown; parsed: ReturnType<typeof consentRow.safeParse> },
  former: FormerTexts,
): { row: ConsentRow } | { issues: NumberIssue[] } {
  if (!parsed.success) return { issues: [...issuesOf(parsed.error), ...missingFrom(given).map(issueOf)] }
  const { row, flaw } = readRow(tenant, parsed.data, former)
  return flaw === undefined ? { row } : { issues: flawsOfText(deps, tenant, row, flaw).map(issueOf) }
}

const LOOKED_UP_AT_ONCE = 16

/** The words of texts that rows name and that are published no more, each looked up once (CTA-5). */
async function formerTexts(
  { publishedTexts }: OperatorDeps,
  tenant: Tenant,
  rows: readonly Parameters<typeof readRow>[1][],
): Promise<FormerTexts> {
  const named = new Map(
    rows.flatMap((row) => formerTextOf(tenant, row) ?? []).map((each) => [each.key, each]),
  )
  const read = async ({ key, program, id }: { key: string; program: string; id: string }) => {
    const text = await publishedTexts.read(tenant.id, program, id)
    return text ? [[key, text] as const] : []
  }
  const found = await pMap(named.values(), read, { concurrency: LOOKED_UP_AT_ONCE })
  return new Map(found.flat())
}

/** All problems of a row whose text is not one of ours; the words that it stands for are not missing besides. */
function flawsOfText(deps: OperatorDeps, tenant: Tenant, row: ConsentRow, flaw: Flaw): Flaw[] {
  return [flaw, ...besidesText(flawsOfRow(deps, tenant, row))]
}

function importedRow(row: RowResult | undefined): ImportedRow {
  if (!row) throw new Error('a row has no result')
  if (row.result === 'invalid') return { result: 'invalid', issues: row.flaws.map(issueOf) }
  return { result: row.result, ...('likely' in row ? likelyOf(row) : {}) }
}

/** A date ahead of the clock is a mistake in the year or the zone, and would hide how late a complaint was taken. */
async function complain(
  deps: OperatorDeps,
  tenant: Tenant,
  { to, at, medium, note }: RequestOf<'complain'>,
  who: Who,
): Promise<RecordedAnswer | Refusal> {
  if (isAhead(at, deps.clock()))
    return refuse('invalid_request', { path: 'at', message: 'is more than five minutes in the future' })
  return recordComplaint(deps, tenant, { to, at, medium, note }, who)
}

/** Each row has its own result, in the order given (REACH-2). */
async function reassign(
  deps: OperatorDeps,
  tenant: Tenant,
  { rows }: RequestOf<'reassigned'>,
  who: Who,
): Promise<{ results: ImportedRow[] }> {
  const read = rows.map((row) => reassignedRow.safeParse(row))
  const whole = read.flatMap((row): ReassignedNumber[] => (row.success ? [row.data] : []))
  const recorded = (await reassignNumbers(deps, tenant, whole, who)).values()
  return {
    results: read.map((row) =>
      row.success
        ? { result: recorded.next().value ?? 'unchanged' }
        : { result: 'invalid', issues: issuesOf(row.error) },
    ),
  }
}

async function review(
  deps: OperatorDeps,
  tenant: Tenant,
  { id, as }: RequestOf<'review'>,
  who: Who,
): Promise<{ event: Recorded } | Refusal> {
  const event = await settleReview(deps, tenant, { id, as, ...who })
  return event ? { event } : refuse('not_found', { path: 'id', message: 'is not an open review' })
}
