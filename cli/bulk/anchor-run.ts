import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { TenantVerification } from '../../lambdas/application/evidence/verify-tenant.ts'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { onFileSync, replaceFile } from '../files.ts'

/** How far a comparison with digests has come, so that a later run can continue it. */
export interface AnchorRun {
  question: { tenant: string; since: string | undefined }
  bucket: string
  /** The keys of the digests, fixed at the beginning, and how many of them have been read. */
  digests: string[]
  read: number
  /** When the newest digest that was read began. */
  newest: string
  /** Where the table continues; null at its beginning. */
  cursor: string | null
  /** Whether the whole table has been read. */
  isTableRead: boolean
  total: Pick<TenantVerification, 'holds' | 'numbers' | 'events' | 'firstBreak'>
}

/** The run that a folder holds; undefined if there is none. */
export function openRun(folder: string, question: AnchorRun['question']): AnchorRun | undefined {
  const run = read(fileIn(folder))
  if (run === undefined) return undefined
  const { since } = run.question
  if (isDeepStrictEqual({ ...run.question, since }, question)) return { ...run, question }
  throw new UserFacingError(
    `${folder} holds a run with other options. Choose another folder, or continue that run.`,
  )
}

/** Remembers how far a run has come, in one step. */
export function saveRun(folder: string, run: AnchorRun): void {
  const file = fileIn(folder)
  onFileSync(file, () => replaceFile(file, JSON.stringify(run)))
}

/** Removes what a run kept, now that it is complete. */
export function finishRun(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

function read(file: string): AnchorRun | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as AnchorRun
  } catch {
    return undefined
  }
}

function fileIn(folder: string): string {
  return join(folder, 'run.json')
}
