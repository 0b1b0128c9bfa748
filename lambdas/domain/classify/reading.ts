/** What a message says about consent. A program of null: the whole brand, or the number's default. */
export type Meaning =
  | { kind: 'stop'; program: string | null }
  | { kind: 'start'; program: string | null }
  | { kind: 'yes' }
  | { kind: 'help' }
  | { kind: 'unsure' }
  | { kind: 'other' }

/** How a message was read, and why: the rule that decided, and the words that it went by. */
export type Reading = Meaning & { rule: string; words: readonly string[] }

/** What is known beside the words. */
export interface ReadingContext {
  /** The languages that the tenant writes in, as two letters; they settle clashes only, every stop always counts. */
  languages?: readonly string[] | undefined
  /** What we asked this person and still wait for: to confirm a sign-up, or whether they want to stop. */
  asked?: 'request' | 'question' | null | undefined
}
