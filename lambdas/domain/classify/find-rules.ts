import { compileRule, type Node, RULES, type Rule, type WordNode } from './grammar.ts'
import type { Token } from './tokens.ts'

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
}

/** What lies between two tokens: 0 nothing, 1 the edge of a clause, 2 the edge of the message. */
type Border = 0 | 1 | 2

const MOST_STATES = 20_000
const ROOTS: readonly Node[] = RULES.flatMap(compileRule)
const NUMBERS = new Map<WordNode, number>()

let states = new Map<string, State>()
let starts: readonly State[] = startingStates()

/**
 * Every rule found anywhere. The rules are one automaton, whose states are worked out as texts come by and kept, so that
 * a word costs a look-up; a rule has a bounded number of steps, so that the time is in proportion to the number of words.
 */
export function findRules(tokens: readonly Token[]): Found[] {
  if (states.size > MOST_STATES) forgetStates()
  return tokens.flatMap((_, start) => findFrom(tokens, start))
}

function findFrom(tokens: readonly Token[], start: number): Found[] {
  const found: Found[] = []
  let state = starts[borderAt(tokens, start)] as State
  for (let at = start; at < tokens.length && state.waiting.length > 0; at++) {
    state = stateAfter(state, tokens[at] as Token, at === start, borderAt(tokens, at + 1))
    for (const rule of state.ended) found.push({ rule, start, end: at + 1 })
  }
  return found
}

function borderAt(tokens: readonly Token[], at: number): Border {
  if (at === 0 || at === tokens.length) return 2
  return tokens[at]?.pause === 0 ? 0 : 1
}

function stateAfter(state: State, { lexeme, pause }: Token, isFirst: boolean, border: Border): State {
  const crossed = isFirst ? 0 : pause
  const key = (lexeme.id * 3 + crossed) * 3 + border
  const known = state.next.get(key)
  if (known) return known
  const taken = state.waiting.filter((node) => crossed <= node.reach && takes(node, lexeme))
  const next = stateOf(
    taken.flatMap((node) => node.next),
    border,
  )
  state.next.set(key, next)
  return next
}

/** Any word will do for a gap, but one that begins another thought where the gap stays in its own. */
function takes({ names: wanted, reach }: WordNode, { names }: Token['lexeme']): boolean {
  return wanted === null
    ? reach > 0 || !names.has('{conjunction}')
    : [...names].some((name) => wanted.has(name))
}

function stateOf(nodes: readonly Node[], border: Border): State {
  const waiting = new Set<WordNode>()
  const ended = new Set<Rule>()
  collect(nodes, border, waiting, ended)
  const key = `${[...waiting].map(numberOf).sort((a, b) => a - b)}|${[...ended].map(({ source }) => source)}`
  const state = states.get(key) ?? { waiting: [...waiting], ended: [...ended], next: new Map() }
  states.set(key, state)
  return state
}

function collect(nodes: readonly Node[], border: Border, waiting: Set<WordNode>, ended: Set<Rule>): void {
  for (const node of nodes) {
    if (node.type === 'word') waiting.add(node)
    else if (node.type === 'end') ended.add(node.rule)
    else if (border >= node.edge.length) collect(node.next, border, waiting, ended)
  }
}

function numberOf(node: WordNode): number {
  const number = NUMBERS.get(node) ?? NUMBERS.size
  NUMBERS.set(node, number)
  return number
}

function startingStates(): State[] {
  return ([0, 1, 2] as const).map((border) => stateOf(ROOTS, border))
}

function forgetStates() {
  states = new Map()
  starts = startingStates()
}
