/** What only this deployment can read and nobody can change: tokens for forms, flows and sessions. */
export interface Tokens {
  seal(payload: object): Promise<string>
  /** What was sealed; undefined for what is none of ours. */
  open(token: string): Promise<unknown>
}
