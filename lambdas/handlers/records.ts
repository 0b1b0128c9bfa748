import * as z from 'zod/mini'
import type { Clock } from '../application/clock.ts'
import type { ConsentStore } from '../application/consent-store.ts'
import { type Lookup, lookup } from '../application/lookup.ts'
import { type Refusal, refuse } from '../application/refusal.ts'
import { type LedgerReader, type Verification, verify } from '../application/verify.ts'
import type { Definitions, Tenant } from '../domain/definitions.ts'
import { isPhoneNumber } from '../domain/phone-number.ts'
import { parseRequest } from './parse-request.ts'

/** What reading operations need. */
export interface Reading {
  definitions: Definitions
  store: Pick<ConsentStore, 'load'>
  ledger: LedgerReader
  clock: Clock
}

const recordsRequest = z.strictObject({
  action: z.enum(['lookup', 'verify']),
  tenant: z.string(),
  to: z.string().check(z.refine(isPhoneNumber, 'is no phone number: it takes + and 7 to 15 digits')),
})

/** Looks numbers up and verifies their ledgers; changes nothing. */
export function createRecordsHandler(deps: Reading) {
  return async (event: unknown): Promise<Lookup | Verification | Refusal> => {
    const parsed = parseRequest(recordsRequest, event)
    if ('refusal' in parsed) return parsed.refusal
    const { action, to, tenant: id } = parsed.request
    const tenant = deps.definitions.tenantById.get(id)
    if (!tenant)
      return refuse('unknown_tenant', { path: 'tenant', message: 'names no tenant of this deployment' })
    switch (action) {
      case 'lookup':
        return lookup(deps, tenant, to)
      case 'verify':
        return verifyNumber(deps, tenant, to)
    }
  }
}

const READINGS = 3

/** Record and ledger take two requests: what changed in between is read again, so that it is not taken for a break. */
async function verifyNumber({ store, ledger }: Reading, tenant: Tenant, to: string): Promise<Verification> {
  const subject = { tenant: tenant.id, to }
  let stored = await store.load(subject)
  for (let reading = 1; ; reading++) {
    const verification = verify(tenant, subject, stored, await ledger.events(subject))
    const now = await store.load(subject)
    if (reading === READINGS || now?.seq === stored?.seq) return verification
    stored = now
  }
}
