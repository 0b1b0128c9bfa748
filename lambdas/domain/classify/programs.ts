import type { Tenant } from '../tenant/definitions.ts'
import { STOP_WORDS, wordsOf } from './words.ts'

/** The id of the tenant's program with this keyword. */
export function programOfKeyword(word: string | undefined, tenant: Tenant): string | undefined {
  return tenant.programs.find(({ keyword }) => keyword !== undefined && keyword === word)?.id
}

/**
 * The id of the program whose name, its words written apart, follows a stop word and is all that does ("stop Acme
 * Offers"). The brand's own name names no program, so that "stop Acme" stops everything (OUT-4).
 */
export function programStoppedByName(body: string, tenant: Tenant): string | undefined {
  const words = body.toWellFormed().split(/\s+/).map(wordsOf)
  if (words.some((parts) => parts.length > 1)) return undefined
  const [stop = '', ...rest] = words.flat()
  const said = rest.join(' ')
  if (!STOP_WORDS.has(stop) || said === wordsOf(tenant.brand).join(' ')) return undefined
  return tenant.programs.find(({ name }) => wordsOf(name).join(' ') === said)?.id
}
