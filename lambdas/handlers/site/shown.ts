import { callToActionFor } from '../../definitions/call-to-action-for.ts'
import { contentHash } from '../../definitions/content-hash.ts'
import type { PageLanguage, Way } from '../../domain/core/vocabulary.ts'
import type { AskedProgram } from '../../domain/signup/request-consent.ts'
import type { Tenant } from '../../domain/tenant/definitions.ts'

/** The checked programs with the words beside their boxes; unknown ids are left out. */
export function askedPrograms(
  tenant: Tenant,
  checked: readonly string[],
  language: PageLanguage,
  way: Way,
): AskedProgram[] {
  return tenant.programs
    .filter(({ id }) => checked.includes(id))
    .map((program) => ({ program: program.id, shown: callToActionFor(tenant, program, language, way) }))
}

/** One hash of all words of a form: if the words have changed, the form is shown again before it counts (IN-8). */
export function hashOfShown(tenant: Tenant, language: PageLanguage, way: Way): string {
  const known = hashes.get(tenant) ?? new Map<string, string>()
  hashes.set(tenant, known)
  const hash = known.get(`${language} ${way}`) ?? hashAnew(tenant, language, way)
  known.set(`${language} ${way}`, hash)
  return hash
}

/** Definitions never change while a process runs. */
const hashes = new WeakMap<Tenant, Map<string, string>>()

function hashAnew(tenant: Tenant, language: PageLanguage, way: Way): string {
  const all = tenant.programs.map((program) => callToActionFor(tenant, program, language, way).hash)
  return contentHash(all.join(' '))
}
