/** Tokens for forms, flows and sessions, which only this deployment can read and make. */
export interface Tokens {
  seal(payload: object): Promise<string>
  /** The sealed content; undefined for a token that is not ours. */
  open(token: string): Promise<unknown>
}
