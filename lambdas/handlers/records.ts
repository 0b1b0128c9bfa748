import * as z from 'zod/mini'
import type { Clock } from '../application/clock.ts'
import type { ConsentStore } from '../application/consent-store.ts'
import { type Lookup, lookup } from '../application/lookup.ts'
import { InvalidCursorError, type Refusal, refuse, refuseTenant } from '../application/refusal.ts'
import { type ReviewStore, type WaitingReview, waitingReviews } from '../application/reviews.ts'
import { type LedgerReader, type Verification, verify } from '../application/verify.ts'
import type { Definitions, Tenant } from '../domain/definitions.ts'
import { isPhoneNumber } from '../domain/phone-number.ts'
import { parseRequest } from './parse-request.ts'

/** What reading operations need. */
export interface Reading {
  definitions: Definitions
  store: Pick<ConsentStore, 'load'>
  ledger: LedgerReader
  reviews: ReviewStore
  clock: Clock
}

const to = z.string().check(z.refine(isPhoneNumber, 'is no phone number: it takes + and 7 to 15 digits'))

const recordsRequest = z.discriminatedUnion('action', [
  z.strictObject({ action: z.enum(['lookup', 'verify']), tenant: z.string(), to }),
  z.strictObject({ action: z.literal('reviews'), tenant: z.string(), cursor: z.optional(z.string()) }),
])

type RecordsAnswer = Lookup | Verification | { reviews: WaitingReview[]; cursor: string | null } | Refusal

/** Looks numbers up, verifies their ledgers and lists what waits for a person; changes nothing. */
export function createRecordsHandler(deps: Reading) {
  return async (event: unknown): Promise<RecordsAnswer> => {
    const parsed = parseRequest(recordsRequest, event)
    if ('refusal' in parsed) return parsed.refusal
    const { request } = parsed
    const tenant = deps.definitions.tenantById.get(request.tenant)
    if (!tenant) return refuseTenant()
    switch (request.action) {
      case 'lookup':
        return lookup(deps, tenant, request.to)
      case 'verify':
        return verifyNumber(deps, tenant, request.to)
      case 'reviews':
        return listReviews(deps, tenant, request.cursor)
    }
  }
}

async function listReviews({ reviews }: Reading, tenant: Tenant, cursor: string | undefined) {
  try {
    return await waitingReviews(reviews, tenant.id, cursor)
  } catch (error) {
    if (!(error instanceof InvalidCursorError)) throw error
    return refuse('invalid_request', { path: 'cursor', message: 'is none that an answer gave' })
  }
}

const READINGS = 3

/** Record and ledger take two requests: what changed in between is read again, so that it is not taken for a break. */
async function verifyNumber({ store, ledger }: Reading, tenant: Tenant, to: string): Promise<Verification> {
  const subject = { tenant: tenant.id, to }
  let stored = await store.load(subject)
  for (let reading = 1; ; reading++) {
    const verification = verify(subject, stored, await ledger.events(subject))
    const now = await store.load(subject)
    if (reading === READINGS || now?.seq === stored?.seq) return verification
    stored = now
  }
}
