import { nameOf } from '../../application/core/log.ts'
import {
  InvalidCursorError,
  type Refusal,
  refuse,
  refuseProgram,
  refuseTenant,
} from '../../application/core/refusal.ts'
import { type EvidenceReading, evidence } from '../../application/evidence/evidence.ts'
import type { Evidence } from '../../application/evidence/evidence-packet.ts'
import type { Verification } from '../../application/evidence/verify.ts'
import {
  type NumberWalk,
  type TenantVerification,
  verifyNumber,
  verifyTenant,
} from '../../application/evidence/verify-tenant.ts'
import {
  type InvitationStore,
  type OpenInvitation,
  openInvitations,
} from '../../application/signup/invitations.ts'
import type { PublishedTextStore } from '../../application/staff/former-texts.ts'
import { type ListPage, type ListReader, list } from '../../application/staff/list.ts'
import { type Lookup, lookup } from '../../application/staff/lookup.ts'
import { type ReviewStore, type WaitingReview, waitingReviews } from '../../application/staff/reviews.ts'
import { type Sample, type SampleReader, sample } from '../../application/staff/sample.ts'
import { publishedTexts } from '../../definitions/published-texts.ts'
import { type Definitions, programOf, type Tenant } from '../../domain/tenant/definitions.ts'
import type { PublishedText } from '../../domain/tenant/published-text.ts'
import { evidencePage } from '../../pages/evidence/evidence-page.ts'
import { withSignature } from '../../pages/evidence/signature-block.ts'
import { parseRequest } from '../pipeline/parse-request.ts'
import { type RecordsRequest, recordsRequest } from './request.ts'

/** Dependencies of reading operations. */
export interface Reading extends Omit<EvidenceReading, 'page' | 'withSignature'> {
  definitions: Definitions
  lists: ListReader
  numbers: NumberWalk
  anchorBucket?: string | undefined
  reviews: ReviewStore
  sampling: SampleReader
  invitations: Pick<InvitationStore, 'open'>
  publishedTexts: Pick<PublishedTextStore, 'ofProgram'>
}

/** What `assent-records` answers. */
export type RecordsAnswer =
  | Lookup
  | ListPage
  | Evidence
  | Verification
  | TenantVerification
  | { texts: (PublishedText & { since?: string })[] }
  | { reviews: WaitingReview[]; cursor: string | null }
  | { invitations: OpenInvitation[] }
  | Sample
  | Refusal

/** Answers what staff ask about numbers, lists, reviews, invitations and published texts; changes nothing. */
export function createRecordsHandler(deps: Reading) {
  return async (event: unknown): Promise<RecordsAnswer> => {
    const parsed = parseRequest(recordsRequest, event)
    if ('refusal' in parsed) return parsed.refusal
    const { request } = parsed
    const tenant = deps.definitions.tenantById.get(request.tenant)
    return tenant
      ? refusingCursors(request, () => answer(deps, tenant, request))
      : refuseTenant(deps.definitions.tenants)
  }
}

async function answer(deps: Reading, tenant: Tenant, request: RecordsRequest): Promise<RecordsAnswer> {
  switch (request.action) {
    case 'lookup':
      return lookup(deps, tenant, request.to)
    case 'invitations':
      return openInvitations(deps, tenant, request)
    case 'list':
      return list(deps, tenant, request)
    case 'evidence':
      return evidence({ ...deps, page: evidencePage, withSignature }, tenant, request.to, request.cursor)
    case 'verify':
      return request.to === undefined
        ? verifyTenant(deps, tenant.id, request.cursor, { withChains: request.anchors === true })
        : verifyNumber(deps, { tenant: tenant.id, to: request.to })
    case 'texts':
      return texts(deps, tenant, request)
    case 'reviews':
      return waitingReviews(deps.reviews, tenant.id, request.cursor)
    case 'sample':
      return sample(deps, tenant, request)
  }
}

/** The texts of one program, or of all; if asked also those of before, with the date since when they are known (CTA-5). */
async function texts(
  { publishedTexts: kept }: Reading,
  tenant: Tenant,
  { program, former }: Extract<RecordsRequest, { action: 'texts' }>,
): Promise<{ texts: (PublishedText & { since?: string })[] } | Refusal> {
  const programs = program === undefined ? tenant.programs : [programOf(tenant, program) ?? []].flat()
  if (programs.length === 0) return refuseProgram()
  const now = programs.flatMap((each) => publishedTexts(tenant, each))
  if (!former) return { texts: now }
  const ids = new Set(now.map(({ id }) => id))
  const ever = await Promise.all(programs.map(({ id }) => kept.ofProgram(tenant.id, id)))
  return { texts: [...now, ...ever.flat().filter(({ id }) => !ids.has(id))] }
}

/** A made-up cursor may also name a place that the table does not have. */
async function refusingCursors(
  request: RecordsRequest,
  run: () => Promise<RecordsAnswer>,
): Promise<RecordsAnswer> {
  try {
    return await run()
  } catch (error) {
    const isOfTable = 'cursor' in request && request.cursor && nameOf(error) === 'ValidationException'
    if (!(error instanceof InvalidCursorError) && !isOfTable) throw error
    return refuse('invalid_request', {
      path: 'cursor',
      message: 'is not a cursor from an answer to this request',
    })
  }
}
