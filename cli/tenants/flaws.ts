import type { Flaw } from '../../lambdas/definitions/read-tenant.ts'
import { QUESTIONS, type Question } from './questions.ts'

/** Whether another answer to a question can fix a flaw; a flaw of the whole file names several fields. */
export function canFix({ field, makes = [] }: Question): (flaw: Flaw) => boolean {
  const own = [field, ...makes]
  return (flaw) =>
    flaw.field
      .split(/, | or /)
      .some((place) => own.some((each) => isWithin(each, place) || isWithin(place, each)))
}

function isWithin(field: string, other: string): boolean {
  return field === other || field.startsWith(`${other}.`)
}

/** What is wrong, by the names of the answers; a field made from an answer that is wrong itself is passed over. */
export function sayFlaws(flaws: readonly Flaw[]): string {
  const sentences = flaws.flatMap(({ field, message }) => {
    const own = QUESTIONS.find((question) => question.field === field)
    if (own) return `"${own.name}" ${message}`
    const maker = QUESTIONS.find(({ makes }) => makes?.includes(field))
    if (maker && flaws.some((flaw) => flaw.field === maker.field)) return []
    return maker ? `"${maker.name}" makes ${field}, which ${message}` : `${field} ${message}`
  })
  return [...new Set(sentences)].join('; ')
}
