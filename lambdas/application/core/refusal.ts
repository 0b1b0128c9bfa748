import type { RefusalCode } from '../../domain/core/vocabulary.ts'

/** One thing that is wrong with a request: where, and what; never the value itself. */
export interface Issue {
  path: string
  message: string
}

/** What is wrong with a number that no phone can have: the one that was likely meant stands apart from the words (IN-12). */
export interface NumberIssue extends Issue {
  likely?: string
}

/** A refusal as callers get it (contract 1). It holds no decision, so that whoever looks for `allow` stays silent. */
export interface Refusal {
  error: {
    code: RefusalCode
    issues: Issue[]
  }
}

/** Refuses a request. */
export function refuse(code: RefusalCode, ...issues: Issue[]): Refusal {
  return { error: { code, issues } }
}

/** Refuses a tenant that no definition names. */
export function refuseTenant(): Refusal {
  return refuse('unknown_tenant', { path: 'tenant', message: 'names no tenant of this deployment' })
}

/** Raised for a cursor that no answer of ours gave. */
export class InvalidCursorError extends Error {
  override name = 'InvalidCursorError'
}
