import type { RefusalCode } from '../../domain/core/vocabulary.ts'

/** One problem with a request: the field and a message, never the value itself. */
export interface Issue {
  path: string
  message: string
}

/** A problem with an impossible phone number: the number that was likely meant is separate from the message (IN-12). */
export interface NumberIssue extends Issue {
  likely?: string
}

/** A refusal as callers receive it (contract 1). It has no decision, so a caller that checks for `allow` sends nothing. */
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

/** Refuses an unknown tenant. */
export function refuseTenant(tenants: readonly { id: string }[]): Refusal {
  const message = `There is no such tenant here. Tenants: ${tenants.map(({ id }) => id).join(', ')}`
  return refuse('unknown_tenant', { path: 'tenant', message })
}

/** Refuses a program that the tenant does not have. */
export function refuseProgram(): Refusal {
  return refuse('unknown_program', { path: 'program', message: 'is not a program of this tenant' })
}

/** Raised for a cursor that no answer of ours gave. */
export class InvalidCursorError extends Error {
  override name = 'InvalidCursorError'
}
