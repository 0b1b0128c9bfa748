import { isReservedWord } from '../core/keywords.ts'
import { isAtLeast, levelNeeded } from '../core/level.ts'
import type { Level } from '../core/vocabulary.ts'
import { originatorOf, type Program, type Tenant } from './definitions.ts'

/** What named the program of a START: nothing, the program's own keyword, or its name (IN-1). */
export type StartedBy = 'start_word' | 'keyword' | 'name'

/** The level that a text gives which names a program so: only the advertised keyword is in writing (IN-1). */
export function levelByText({ advertised }: Pick<Program, 'advertised'>, by: StartedBy): Level {
  return by === 'keyword' && advertised ? 'express_written' : 'express'
}

/** Whether a text that names a program so gives what the program's class needs (IN-1). */
export function canJoinBy(program: Pick<Program, 'advertised' | 'messageClass'>, by: StartedBy): boolean {
  return isAtLeast(levelByText(program, by), levelNeeded(program.messageClass))
}

/** The word that signs up for a program when it is texted to one of the tenant's numbers; undefined where none does (IN-1, IN-2). */
export function joiningWord(tenant: Tenant, program: Program, number = program.number): string | undefined {
  const originator = originatorOf(tenant, number)
  if (!originator?.keywordOptIn) return undefined
  if (program.keyword !== undefined && canJoinBy(program, 'keyword')) return program.keyword
  return originator.defaultProgram === program.id && canJoinBy(program, 'start_word') ? 'START' : undefined
}

/** What can be texted to join: the word, else the name where it holds no keyword (IN-1). */
export function joiningText(tenant: Tenant, program: Program, number: string): string | undefined {
  const word = joiningWord(tenant, program, number)
  if (word !== undefined || !originatorOf(tenant, number)?.keywordOptIn) return word
  return canJoinBy(program, 'name') && isPlainName(program.name) ? `START ${program.name}` : undefined
}

function isPlainName(name: string): boolean {
  const words = name.toUpperCase().split(' ')
  return words.every((word) => /^[A-Z]+$/.test(word) && !isReservedWord(word))
}
