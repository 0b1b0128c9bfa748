/** What a message says about consent. A program of null: the whole brand, or the number's default. */
export type Meaning =
  | { kind: 'stop'; program: string | null }
  | { kind: 'start'; program: string | null; by: StartedBy }
  | { kind: 'yes' }
  | { kind: 'help' }
  | { kind: 'join_request' }
  | { kind: 'unsure' }
  | { kind: 'automatic' }
  | { kind: 'other' }

/** What named the program of a START: nothing, its own keyword, or its name (IN-1). */
export type StartedBy = 'start_word' | 'keyword' | 'name'

/** How a message was read, and why: the rule that decided, and the words that it went by. */
export type Reading = Meaning & { rule: string; words: readonly string[] }
