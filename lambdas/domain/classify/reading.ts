import type { StartedBy } from '../tenant/joining-word.ts'

/** What a message says about consent. A program of null: the whole brand, or the number's default. `code` may be an invitation's. */
export type Meaning =
  | { kind: 'stop'; program: string | null }
  | { kind: 'start'; program: string | null; by: StartedBy; keyword?: string; code?: string }
  | { kind: 'yes' }
  | { kind: 'help' }
  | { kind: 'join_request' }
  | { kind: 'unsure' }
  | { kind: 'automatic' }
  | { kind: 'other' }

/** Every kind of meaning, in the order in which reports list them. */
export const READING_KINDS = [
  'stop',
  'unsure',
  'start',
  'yes',
  'help',
  'join_request',
  'automatic',
  'other',
] as const satisfies readonly Meaning['kind'][]

/** How a message was read, and why: the rule that decided, and the words that it went by. */
export type Reading = Meaning & { rule: string; words: readonly string[] }
