import type { ConsentEvent, Recorded } from '../../../../lambdas/domain/core/events.ts'
import type { EvidenceField } from '../../../../lambdas/domain/core/evidence.ts'
import { verified } from '../../../faults/outcome.ts'
import { PERSON, type System } from '../../../system.ts'
import { itemsOf } from '../../../table.ts'

/** Everything that can prove something, filled in. */
export const EVIDENCE: Record<EvidenceField, string> = {
  callToAction:
    'May Acme send you automated marketing texts and text you about your orders? Consent is not a condition of purchase.',
  language: 'en',
  action: 'signed',
  identity: 'Dana Reed',
  collectedBy: 'front desk',
  ip: '203.0.113.7',
  userAgent: 'Kiosk/1.0',
  reference: 'form 4711',
  inboundMessageId: 'inbound-1',
}

/** The evidence of these fields and no others. */
export function evidenceOf(fields: readonly EvidenceField[]): Partial<Record<EvidenceField, string>> {
  return Object.fromEntries(fields.map((field) => [field, EVIDENCE[field]]))
}

/** A consent to Acme Alerts on a signed form, the day before. */
export function grant(change: object = {}) {
  return {
    program: 'acme-alerts',
    to: PERSON,
    status: 'opted_in',
    level: 'express',
    medium: 'paper_form',
    at: '2026-11-20T09:30:00.000Z',
    evidence: evidenceOf(['callToAction', 'action', 'identity', 'reference', 'collectedBy']),
    ...change,
  }
}

/** A stop of everything that was said on the phone, the day before. */
export function phonedStop(change: object = {}) {
  return {
    to: PERSON,
    status: 'opted_out',
    medium: 'phone_call',
    at: '2026-11-20T09:30:00.000Z',
    evidence: { collectedBy: 'front desk' },
    ...change,
  }
}

/** What staff of Acme do, and what they get to know. */
export function staffOf(system: System) {
  const operate = (request: object, requestId?: string) =>
    system.operator({ tenant: 'acme', by: 'dana', ...request }, requestId)
  return {
    operate,
    record: (row: object, change: object = {}) => operate({ action: 'record', ...row, ...change }),
    import: async (rows: unknown[], change: object = {}): Promise<Imported[]> =>
      ((await operate({ action: 'import', rows, ...change })) as { results: Imported[] }).results,
    own: (set = true, change: object = {}) =>
      operate({ action: 'own', to: PERSON, set, note: 'kiosk at gate 4', ...change }),
    deny: (set = true, change: object = {}) =>
      operate({ action: 'deny', to: PERSON, set, note: 'asked us not to', ...change }),
    erase: async (to: string = PERSON): Promise<Erased> =>
      (await operate({ action: 'erase', to })) as unknown as Erased,
    gate: (program = 'acme-alerts', change: object = {}) => system.gate({ program, to: PERSON, ...change }),
    lookup: async (to: string = PERSON): Promise<SendState> =>
      (await system.records({ action: 'lookup', tenant: 'acme', to })) as unknown as SendState,
    /** Lets everything leave that waits, and tells the texts that left. */
    texts: async (): Promise<string[]> => {
      await system.settle()
      return system.sent.map(({ body }) => body)
    },
    ledger: (tenant = 'acme'): Promise<Recorded[]> => ledgerOf(system, tenant),
    types: async (): Promise<string[]> => (await ledgerOf(system)).map(({ type }) => type),
    items: () => itemsOf(system.table),
    holds: async (to: string = PERSON): Promise<boolean> => (await verified(system, to)).holds,
  }
}

/** Staff at work. */
export type Staff = ReturnType<typeof staffOf>

/** What became of a row. */
interface Imported {
  result: string
  issues?: { path: string; message: string }[]
}

/** What an erasure answers. */
interface Erased {
  stop: Recorded | null
  removed: Record<string, number>
  kept: { what: string; until: string | null; why: string }[]
}

/** What is looked up. */
interface SendState {
  programs: Record<string, { status: string; level: string | null; since: string | null }>
  expiresAt: number | null
  review: object | null
}

async function ledgerOf(system: System, tenant = 'acme'): Promise<Recorded[]> {
  const items = (await itemsOf(system.table)) as { pk: string; event?: Recorded<ConsentEvent> }[]
  return items.flatMap(({ pk, event }) => (event && pk.startsWith(`${tenant}#`) ? [event] : []))
}
