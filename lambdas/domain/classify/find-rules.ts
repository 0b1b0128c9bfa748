import { compileRule, type Edge, type Node, RULES, type Rule, type WordNode } from './grammar.ts'
import type { Token } from './tokens.ts'

/** Where a rule was found: the tokens from `start` up to, not including, `end`. */
export interface Found {
  rule: Rule
  start: number
  end: number
}

/** A step that a rule can begin with, and the edges that must be there. */
interface Start {
  node: WordNode
  edges: readonly Edge[]
}

const STARTS: ReadonlyMap<string, readonly Start[]> = indexStarts()

function indexStarts(): Map<string, Start[]> {
  const index = new Map<string, Start[]>()
  for (const start of RULES.flatMap(compileRule).flatMap((node) => startsOf(node, []))) {
    for (const name of start.node.names ?? []) index.set(name, [...(index.get(name) ?? []), start])
  }
  return index
}

function startsOf(node: Node, edges: readonly Edge[]): Start[] {
  if (node.type === 'end') return []
  if (node.type === 'word') return [{ node, edges }]
  return node.next.flatMap((next) => startsOf(next, [...edges, node.edge]))
}

/** A walk through the tokens: the steps that wait for the next one with where each began, and what was found. */
interface Walk {
  tokens: readonly Token[]
  waiting: Map<WordNode, number>
  found: Found[]
}

/**
 * Every rule found anywhere, by walking all of them at once: each token is tried on the steps that wait for it, of which
 * there are at most as many as the rules have, so that the time is in proportion to the number of tokens.
 */
export function findRules(tokens: readonly Token[]): Found[] {
  const walk: Walk = { tokens, waiting: new Map(), found: [] }
  for (const [at, token] of tokens.entries()) {
    const waiting = walk.waiting
    walk.waiting = new Map()
    for (const [node, start] of waiting) if (takes(node, token)) advance(walk, node.next, start, at + 1)
    for (const name of token.names) {
      for (const { node, edges } of STARTS.get(name) ?? []) {
        if (edges.every((edge) => isAt(tokens, edge, at))) advance(walk, node.next, at, at + 1)
      }
    }
  }
  return walk.found
}

function takes({ names, reach }: WordNode, { pause, names: held }: Token): boolean {
  return pause <= reach && (names === null || held.some((name) => names.has(name)))
}

/** The earliest start wins where two ways lead to one step: the longest reading. */
function advance(walk: Walk, nodes: readonly Node[], start: number, at: number): void {
  for (const node of nodes) {
    if (node.type === 'end') walk.found.push({ rule: node.rule, start, end: at })
    else if (node.type === 'edge') isAt(walk.tokens, node.edge, at) && advance(walk, node.next, start, at)
    else if (!walk.waiting.has(node)) walk.waiting.set(node, start)
  }
}

function isAt(tokens: readonly Token[], edge: Edge, at: number): boolean {
  if (at === (edge.startsWith('^') ? 0 : tokens.length)) return true
  return edge.length === 1 && tokens[at]?.pause !== 0
}
