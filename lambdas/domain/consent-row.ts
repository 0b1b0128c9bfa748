import type { Program } from './definitions.ts'
import type { Evidence, EvidenceField } from './evidence.ts'
import { after, MINUTE } from './instant.ts'
import type { Level } from './level.ts'
import { canGive, ceilingOf, isGrantMedium, type StopMedium } from './medium.ts'

/** A consent or a stop that was taken elsewhere, as staff record it (IN-6, OUT-8). */
export interface ConsentRow {
  /** Null: a stop of everything. */
  program: string | null
  to: string
  status: 'opted_in' | 'opted_out'
  /** What is claimed; null for a stop. */
  level: Level | null
  medium: StopMedium
  /** When it was given or taken. */
  at: string
  evidence: Evidence
}

/** One thing that is wrong with a row: its field and a sentence. */
export interface Flaw {
  kind: 'invalid' | 'level_too_high' | 'missing_evidence'
  path: string
  message: string
}

/** How far ahead of the clock a row may be dated. */
const SKEW = 5 * MINUTE

/** Everything that is wrong with a row for a program, every missing field by name (IN-7, IN-8). */
export function flawsOf(row: ConsentRow, program: Program | null, now: string): Flaw[] {
  return [
    ...(row.at > after(now, SKEW) ? [invalid('at', 'lies more than five minutes ahead of the clock')] : []),
    ...(row.status === 'opted_in' ? flawsOfGrant(row, program) : flawsOfStop(row)),
  ]
}

function flawsOfGrant({ medium, level, evidence }: ConsentRow, program: Program | null): Flaw[] {
  const nameless = [
    ...(program === null ? [invalid('program', 'is needed: consent belongs to one program')] : []),
    ...(level === null ? [invalid('level', 'is needed for an opt-in')] : []),
  ]
  if (!isGrantMedium(medium))
    return [...nameless, invalid('medium', 'brings a stop or a conversation, no consent')]
  if (program === null || level === null) return nameless
  const circumstances = { advertised: program.advertised, action: evidence.action }
  const { highest, brings } = ceilingOf(medium, circumstances)
  return [
    ...(canGive(medium, level, circumstances)
      ? []
      : [{ kind: 'level_too_high', path: 'level', message: `${medium} gives ${highest} at most` } as const]),
    ...missing(evidence, brings, medium),
  ]
}

function flawsOfStop({ evidence }: ConsentRow): Flaw[] {
  return missing(evidence, ['collectedBy'], 'a stop')
}

function missing(evidence: Evidence, brings: readonly EvidenceField[], whose: string): Flaw[] {
  return brings
    .filter((field) => evidence[field] === null)
    .map((field) => ({
      kind: 'missing_evidence',
      path: `evidence.${field}`,
      message: `is missing: ${whose} must bring it`,
    }))
}

function invalid(path: string, message: string): Flaw {
  return { kind: 'invalid', path, message }
}
