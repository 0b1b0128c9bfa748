import { type EvidenceField, noEvidence } from '../../lambdas/domain/core/evidence.ts'
import { nameKey } from './header.ts'

/** The columns of a row besides its evidence. */
export const ROW_COLUMNS = ['to', 'program', 'status', 'level', 'medium', 'at'] as const

/** The columns of its evidence; a published text stands in place of the words shown and their language. */
export const EVIDENCE_COLUMNS = [...(Object.keys(noEvidence) as EvidenceField[]), 'text'] as const

/** What a column of another system's list can be: a column of a row, or the country that its number is read in. */
export const LIST_FIELDS = [...ROW_COLUMNS, ...EVIDENCE_COLUMNS, 'country'] as const
export type ListField = (typeof LIST_FIELDS)[number]

const BY_KEY = new Map(LIST_FIELDS.map((field) => [nameKey(field), field]))

/** The field that a name means, whatever its case, spaces and invisible characters. */
export function fieldNamed(name: string): ListField | undefined {
  return BY_KEY.get(nameKey(name))
}
