import type { Token } from '../tokens/tokens.ts'
import { type Node, ROOTS, type Rule, type WordNode } from './grammar.ts'
import type { Lexeme } from './lexicon.ts'

/** Where a rule was found: the tokens from `start` up to, not including, `end`. */
export interface Found {
  rule: Rule
  start: number
  end: number
}

/** What may come next after some tokens, and the rules that end with them. */
interface State {
  waiting: readonly WordNode[]
  ended: readonly Rule[]
  next: Map<number, State>
  /** Where many steps wait: by the names that they take, gaps by `ANY`. */
  byName: ReadonlyMap<string, readonly WordNode[]> | null
}

/** What lies between two tokens: 0 nothing, 1 the edge of a clause, 2 the edge of the message. */
type Border = 0 | 1 | 2

const MAX_STATES = 40_000
const MANY = 500
const ANY = ''
const NUMBERS = new Map<WordNode | Rule, number>()

let states = new Map<string, State>()
let starts = new Map<Border, State>()

/**
 * Every rule found anywhere. The rules are one automaton, whose states are worked out as texts come by and kept, so that
 * a word costs a look-up; a rule has a bounded number of steps, so that the time is in proportion to the number of words.
 */
export function findRules(tokens: readonly Token[]): Found[] {
  if (states.size > MAX_STATES) forgetStates()
  const borders = [...tokens.map(borderBefore), 2 as const]
  const endings: Found[] = []
  for (const [start, { lexeme }] of tokens.entries()) {
    if (lexeme.names.size > 0) findFrom(tokens, borders, start, endings)
  }
  const ends = endsOfThoughts(tokens)
  return endings.map((found) => (found.rule.isOpen ? { ...found, end: ends[found.end] as number } : found))
}

function findFrom(tokens: readonly Token[], borders: readonly Border[], start: number, found: Found[]) {
  let state = startAt(borders[start] as Border)
  for (let at = start; at < tokens.length && state.waiting.length > 0; at++) {
    const { lexeme, pause } = tokens[at] as Token
    state = stateAfter(state, lexeme, at === start ? 0 : pause, borders[at + 1] as Border)
    for (const rule of state.ended) found.push({ rule, start, end: at + 1 })
  }
}

/** For each word, where the next thought begins, that word's own beginning included. */
function endsOfThoughts(tokens: readonly Token[]): readonly number[] {
  const ends = new Array<number>(tokens.length + 1).fill(tokens.length)
  for (let at = tokens.length - 1; at >= 0; at--) {
    const { pause, lexeme } = tokens[at] as Token
    const begins = pause > 0 || lexeme.names.has('{conjunction}')
    ends[at] = begins ? at : (ends[at + 1] as number)
  }
  return ends
}

function borderBefore({ pause }: Token, at: number): Border {
  if (at === 0) return 2
  return pause === 0 ? 0 : 1
}

function startAt(border: Border): State {
  const start = starts.get(border) ?? stateOf(reached(ROOTS, border))
  starts.set(border, start)
  return start
}

function stateAfter(state: State, lexeme: Lexeme, crossed: number, border: Border): State {
  const key = (lexeme.id * 3 + crossed) * 3 + border
  const known = state.next.get(key)
  if (known) return known
  const taken = candidates(state, lexeme).filter((node) => crossed <= node.reach && takes(node, lexeme))
  const next = keptState(
    reached(
      taken.flatMap(({ next }) => next),
      border,
    ),
  )
  state.next.set(key, next)
  return next
}

function candidates({ waiting, byName }: State, { names }: Lexeme): readonly WordNode[] {
  return byName === null ? waiting : [ANY, ...names].flatMap((name) => byName.get(name) ?? [])
}

/** Any word will do for a gap, but one that begins another thought where the gap stays in its own. */
function takes({ names, reach }: WordNode, { names: said }: Lexeme): boolean {
  return names === null ? reach > 0 || !said.has('{conjunction}') : [...said].some((name) => names.has(name))
}

/** The steps that wait for a word, and the rules that have ended, where some steps have led. */
function reached(
  nodes: readonly Node[],
  border: Border,
  known = new Set<WordNode | Rule>(),
): Set<WordNode | Rule> {
  for (const node of nodes) {
    if (node.type === 'word') known.add(node)
    else if (node.type === 'end') known.add(node.rule)
    else if (border >= node.edge.length) reached(node.next, border, known)
  }
  return known
}

/** The state of what was reached: the same one for the same steps and rules. */
function keptState(reached: ReadonlySet<WordNode | Rule>): State {
  const key = [...reached]
    .map(numberOf)
    .sort((a, b) => a - b)
    .join()
  const state = states.get(key) ?? stateOf(reached)
  states.set(key, state)
  return state
}

function stateOf(reached: ReadonlySet<WordNode | Rule>): State {
  const waiting = [...reached].filter((one) => 'next' in one)
  const ended = [...reached].filter((one) => 'source' in one)
  return { waiting, ended, next: new Map(), byName: waiting.length > MANY ? byName(waiting) : null }
}

function byName(waiting: readonly WordNode[]): ReadonlyMap<string, readonly WordNode[]> {
  const pairs = waiting.flatMap((node) => [...(node.names ?? [ANY])].map((name) => ({ name, node })))
  const grouped = Map.groupBy(pairs, ({ name }) => name)
  return new Map([...grouped].map(([name, group]) => [name, group.map(({ node }) => node)]))
}

function numberOf(one: WordNode | Rule): number {
  const number = NUMBERS.get(one) ?? NUMBERS.size
  NUMBERS.set(one, number)
  return number
}

function forgetStates() {
  states = new Map()
  starts = new Map()
}
