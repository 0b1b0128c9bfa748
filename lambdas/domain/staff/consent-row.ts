import type { Evidence, EvidenceField } from '../core/evidence.ts'
import { type Circumstances, canGive, ceilingOf, isGrantMedium } from '../core/medium.ts'
import { after, MINUTE } from '../core/time.ts'
import type { GrantMedium, Level, RowStatus, StopMedium } from '../core/vocabulary.ts'
import type { Program } from '../tenant/definitions.ts'

/** A consent or a stop that was collected elsewhere and that staff record (IN-6, OUT-8). */
export interface ConsentRow {
  /** Null: a stop of everything. */
  program: string | null
  to: string
  status: RowStatus
  /** The claimed level; null for a stop. */
  level: Level | null
  medium: StopMedium
  /** When it was given or received. */
  at: string
  evidence: Evidence
}

/** One problem of a row: its field and a message. */
export interface Flaw {
  kind: 'invalid' | 'level_too_high' | 'missing_evidence'
  path: string
  message: string
  /** The number that was likely meant instead of an impossible one (IN-12). */
  likely?: string
}

/** How far ahead of the clock a row may be dated. */
const SKEW = 5 * MINUTE

/** Whether a date is further ahead of the clock than clocks differ. */
export function isAhead(at: string, now: string): boolean {
  return at > after(now, SKEW)
}

/** All problems of a row for a program, with every missing field by name (IN-7, IN-8). */
export function flawsOf(row: ConsentRow, program: Program | null, now: string): Flaw[] {
  return [
    ...(isAhead(row.at, now) ? [invalid('at', 'is more than five minutes in the future')] : []),
    ...(row.status === 'opted_in' ? flawsOfGrant(row, program) : flawsOfStop(row)),
  ]
}

function flawsOfGrant(row: ConsentRow, program: Program | null): Flaw[] {
  const { medium, level, evidence } = row
  const nameless = [
    ...(program === null ? [invalid('program', 'is required: consent belongs to one program')] : []),
    ...(level === null ? [invalid('level', 'is required for an opt-in')] : []),
  ]
  if (!isGrantMedium(medium))
    return [...nameless, invalid('medium', 'can bring a stop or a conversation, but not consent')]
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
  return {
    kind: 'level_too_high',
    path: 'level',
    message: `is too high: ${medium} can prove at most "${highest}" consent`,
  }
}

/** Fields that an event of a stop cannot store are refused, not dropped (OUT-8). */
function flawsOfStop(row: ConsentRow): Flaw[] {
  const { level, evidence } = row
  const shown = (['callToAction', 'language'] as const).filter((field) => evidence[field] !== null)
  return [
    ...(level === null ? [] : [invalid('level', 'is only for an opt-in, not for a stop')]),
    ...shown.map((field) =>
      invalid(`evidence.${field}`, 'is only for an opt-in and is not stored with a stop'),
    ),
    ...missingEvidence(row, null),
  ]
}

/** The evidence that a row lacks, as far as its program is known, whatever other problems it has (IN-8, OUT-8). */
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
      message: `is missing: ${whose} requires it`,
    }))
}

function invalid(path: string, message: string): Flaw {
  return { kind: 'invalid', path, message }
}
