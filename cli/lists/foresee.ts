import { checkNumber } from '../../lambdas/adapters/core/numbering-plan.ts'
import { loadDefinitions } from '../../lambdas/definitions/load.ts'
import { type Flaw, flawsOf } from '../../lambdas/domain/staff/consent-row.ts'
import { flawsOfWords } from '../../lambdas/domain/staff/shown-words.ts'
import {
  type Definitions,
  type Program,
  programOf,
  type Tenant,
} from '../../lambdas/domain/tenant/definitions.ts'
import {
  besidesText,
  consentRow,
  isUnknownText,
  missingFrom,
  type ReadRow,
  readRow,
} from '../../lambdas/handlers/operator/consent-row.ts'
import { issuesOf } from '../../lambdas/handlers/pipeline/parse-request.ts'
import { issuesText } from '../aws/functions.ts'
import type { Row } from '../bulk/columns.ts'
import { PROGRAMS, siteUrl } from '../options/tenant.ts'

/** Says why a row will be refused, as far as that shows without a look at the record; undefined: it shows nothing. */
export type Foresee = (row: Row) => string | undefined

/** Read once: checking the definitions takes longer than reading a short list. */
let definitions: Definitions | undefined

/** The rules by which rows are recorded, for a tenant of the definitions here; one that is not among them foresees nothing. */
export function foreseeFor(tenantId: string): Foresee {
  definitions ??= loadDefinitions(PROGRAMS, siteUrl())
  const tenant = definitions.tenantById.get(tenantId)
  return tenant ? (row) => reasonFor(row, tenant) : () => undefined
}

function reasonFor(given: Row, tenant: Tenant): string | undefined {
  const parsed = consentRow.safeParse(given)
  const flaws = parsed.success
    ? flawsIn(readRow(tenant, parsed.data), tenant)
    : [...issuesOf(parsed.error), ...missingFrom(given)]
  return flaws.length > 0 ? issuesText(flaws) : undefined
}

function flawsIn({ row, flaw }: ReadRow, tenant: Tenant): Pick<Flaw, 'path' | 'message'>[] {
  const program: Program | null | undefined = row.program === null ? null : programOf(tenant, row.program)
  if (program === undefined) return [{ path: 'program', message: 'is not a program of this tenant' }]
  const possible = row.status === 'opted_out' || checkNumber(row.to).possible
  const impossible: Flaw[] = possible
    ? []
    : [{ kind: 'invalid', path: 'to', message: 'is a number that no phone can have' }]
  const flaws = [
    ...impossible,
    ...flawsOf(row, program, new Date().toISOString()),
    ...flawsOfWords(row, tenant, program),
  ]
  if (flaw === undefined) return flaws
  return [...(isUnknownText(flaw) ? [] : [flaw]), ...besidesText(flaws)]
}
