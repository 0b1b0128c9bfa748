import type { Tenant } from '../../lambdas/domain/tenant/definitions.ts'
import { answersFor, type Registered } from './answers.ts'
import type { RegistrationFile } from './schema.ts'

/** What a registration form asks about a program, answered, and what is missing, by the place where it belongs. */
export function registrationJson(registered: Registered): object {
  const { tenant, program, registration } = registered
  const answered = [...answersFor(registered)].flatMap(([field, { value }]) =>
    value === undefined ? [] : [[field, value]],
  )
  return {
    tenant: tenant.id,
    program: program.id,
    business: registration.business,
    answers: Object.fromEntries(answered),
    missing: missingFor(registered),
  }
}

/** What is missing for any of a tenant's programs, by the place where it belongs. */
export function missingAnswers(tenant: Tenant, registration: RegistrationFile): string[] {
  return [...new Set(tenant.programs.flatMap((program) => missingFor({ tenant, program, registration })))]
}

function missingFor(registered: Registered): string[] {
  const answers = [...answersFor(registered)]
  const missing = answers.filter(([field, { value }]) => value === undefined && !OPTIONAL.has(field))
  return [...new Set(missing.map(([, { from }]) => from))]
}

/** Forms take one or two samples at least; three more may help. No program needs a link or a keyword. */
const OPTIONAL: ReadonlySet<string> = new Set([
  'messageSample3',
  'messageSample4',
  'messageSample5',
  'embeddedLinkSample',
  'optInKeyword',
])
