import type { Evidence, EvidenceField } from '../core/evidence.ts'
import { type Circumstances, canGive, ceilingOf, isGrantMedium } from '../core/medium.ts'
import { after, MINUTE } from '../core/time.ts'
import type { GrantMedium, Level, RowStatus, StopMedium } from '../core/vocabulary.ts'
import type { Program } from '../tenant/definitions.ts'

/** A consent or a stop that was taken elsewhere, as staff record it (IN-6, OUT-8). */
export interface ConsentRow {
  /** Null: a stop of everything. */
  program: string | null
  to: string
  status: RowStatus
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
  /** The number that was likely meant in place of one that no phone can have (IN-12). */
  likely?: string
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

function flawsOfGrant(row: ConsentRow, program: Program | null): Flaw[] {
  const { medium, level, evidence } = row
  const nameless = [
    ...(program === null ? [invalid('program', 'is needed: consent belongs to one program')] : []),
    ...(level === null ? [invalid('level', 'is needed for an opt-in')] : []),
  ]
  if (!isGrantMedium(medium))
    return [...nameless, invalid('medium', 'brings a stop or a conversation, no consent')]
  const circumstances = circumstancesOf(evidence, program)
  return [
    ...nameless,
    ...(level === null || canGive(medium, level, circumstances) ? [] : [tooHigh(medium, circumstances)]),
    ...missingEvidence(row, program),
  ]
}

function circumstancesOf({ action }: Evidence, program: Program | null): Circumstances {
  return { advertised: program?.advertised ?? false, action }
}

function tooHigh(medium: GrantMedium, circumstances: Circumstances): Flaw {
  const { highest } = ceilingOf(medium, circumstances)
  return { kind: 'level_too_high', path: 'level', message: `${medium} gives ${highest} at most` }
}

/** What an event of a stop has no place for is refused, not dropped (OUT-8). */
function flawsOfStop(row: ConsentRow): Flaw[] {
  const { level, evidence } = row
  const shown = (['callToAction', 'language'] as const).filter((field) => evidence[field] !== null)
  return [
    ...(level === null ? [] : [invalid('level', 'belongs to an opt-in: a stop has none')]),
    ...shown.map((field) => invalid(`evidence.${field}`, 'belongs to an opt-in: it is not kept with a stop')),
    ...missingEvidence(row, null),
  ]
}

/** The evidence that a row lacks, as far as its program is known, whatever else is wrong with it (IN-8, OUT-8). */
export function missingEvidence(
  { status, medium, evidence }: Pick<ConsentRow, 'status' | 'medium' | 'evidence'>,
  program: Program | null,
): Flaw[] {
  if (status === 'opted_out') return missing(evidence, ['collectedBy'], 'a stop')
  if (!isGrantMedium(medium)) return []
  return missing(evidence, ceilingOf(medium, circumstancesOf(evidence, program)).brings, medium)
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
