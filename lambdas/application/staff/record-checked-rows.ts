import pMap from 'p-map'
import type { ConsentRow, Flaw } from '../../domain/staff/consent-row.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'
import type { CheckNumber } from '../core/ports/check-number.ts'
import { flawsOfRow, type RecordDeps, type RecordedBy, type RowResult, recordRow } from './record-rows.ts'

/** Dependencies of recording rows whose numbers were entered by hand. */
export interface RecordCheckedDeps extends RecordDeps {
  checkNumber: CheckNumber
}

/**
 * Records one row. An opt-in of an impossible number is refused, with the number that was likely meant; a stop is recorded
 * for both numbers (IN-12).
 */
export async function recordCheckedRow(
  recording: RecordCheckedDeps,
  tenant: Tenant,
  row: ConsentRow,
  how: RecordedBy,
): Promise<RowResult> {
  if (row.status === 'opted_in' && recording.definitions.tenantByNumber.has(row.to))
    return { result: 'invalid', flaws: [OWN_NUMBER] }
  const check = recording.checkNumber(row.to)
  if (check.possible) return recordRow(recording, tenant, row, how)
  const { likely } = check
  if (row.status === 'opted_in') {
    return { result: 'invalid', flaws: [impossible(likely), ...flawsOfRow(recording, tenant, row)] }
  }
  const asWritten = await recordRow(recording, tenant, row, how)
  if (likely === undefined) return asWritten
  return both(asWritten, await recordRow(recording, tenant, { ...row, to: likely }, how), likely)
}

/** Texts to a number that texts are sent from would be answered by this system itself. */
const OWN_NUMBER: Flaw = {
  kind: 'invalid',
  path: 'to',
  message: 'is a number that this deployment sends from: it cannot sign up',
}

function impossible(likely: string | undefined): Flaw {
  const why = likely === undefined ? 'wrong country code, area code or length' : 'an extra 0 or old prefix'
  const flaw = { kind: 'invalid', path: 'to', message: `is a number that no phone can have: ${why}` } as const
  return likely === undefined ? flaw : { ...flaw, likely }
}

/** The row changed something if either number's record changed. */
function both(asWritten: RowResult, meant: RowResult, likely: string): RowResult {
  if (!('event' in asWritten)) return asWritten
  return { ...asWritten, ...(meant.result === 'recorded' && { result: 'recorded' }), likely }
}

/** How many numbers are processed in parallel. */
const CONCURRENCY = 25

/** Records many rows: rows of one number in sequence, different numbers in parallel; each row has its own result. */
export async function recordCheckedRows(
  recording: RecordCheckedDeps,
  tenant: Tenant,
  rows: readonly ConsentRow[],
  how: RecordedBy,
): Promise<RowResult[]> {
  const places = rows.map((row, place) => ({ row, place }))
  const groups = Map.groupBy(places, ({ row }) => numberMeant(recording, row))
  const results: RowResult[] = []
  await pMap(
    groups.values(),
    async (group) => {
      for (const { row, place } of group) results[place] = await recordCheckedRow(recording, tenant, row, how)
    },
    { concurrency: CONCURRENCY },
  )
  return results
}

function numberMeant({ checkNumber }: RecordCheckedDeps, { to }: ConsentRow): string {
  const check = checkNumber(to)
  return check.possible ? to : (check.likely ?? to)
}
