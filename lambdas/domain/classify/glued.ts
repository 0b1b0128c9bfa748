import type { Tenant } from '../tenant/definitions.ts'
import { KEYWORDS, STOP_WORDS } from './keywords.ts'

export function partsOf(word: string, tenant: Tenant | null): readonly string[] {
  return [word]
}
