import type { Refusal } from '../lambdas/contract/refusal.ts'

/** The request itself is wrong: a field, or the name of the program. Retrying does not help; fix the calling code. */
export class AssentRequestError extends Error {
  override name = 'AssentRequestError'
  readonly code: Refusal['error']['code']
  /** Every wrong field and what is wrong with it, never its value. */
  readonly issues: readonly { path: string; message: string }[]

  constructor({ code, issues }: Refusal['error']) {
    super(`${code}: ${issues.map(({ path, message }) => `${path} ${message}`.trim()).join('; ')}`)
    this.code = code
    this.issues = issues
  }
}
