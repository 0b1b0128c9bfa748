import { originatorOf, type Program, type Tenant } from '../tenant/definitions.ts'

/** The keyword that signs up for a program by text; undefined if there is none (IN-1, IN-2). */
export function joiningWord(tenant: Tenant, { id, number, keyword }: Program): string | undefined {
  const originator = originatorOf(tenant, number)
  if (!originator?.keywordOptIn) return undefined
  return keyword ?? (originator.defaultProgram === id ? 'START' : undefined)
}
