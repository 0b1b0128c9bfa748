import { BOOKS, RULE_KINDS, type RuleKind } from './book.ts'

/** A rule as the data files write it: what a person is shown as the reason. */
export interface Rule {
  kind: RuleKind
  language: string
  source: string
}

/** The reach of a gap that passes over any break and any word. */
const ANYTHING = 2

/** The beginning or end of a clause (`^`, `$`) or of the message (`^^`, `$$`). */
export type Edge = '^' | '^^' | '$' | '$$'

/** A step on the way through the rules, and the steps that can follow it. */
export type Node =
  | { type: 'word'; names: ReadonlySet<string> | null; reach: number; next: readonly Node[] }
  | { type: 'edge'; edge: Edge; next: readonly Node[] }
  | { type: 'end'; rule: Rule }

export type WordNode = Extract<Node, { type: 'word' }>

const CLASSES: ReadonlySet<string> = new Set(
  BOOKS.flatMap(({ language, classes }) =>
    Object.keys(classes).flatMap((name) => [name, `${name}_${language}`]),
  ),
)
const PARTS: ReadonlyMap<string, readonly string[]> = unitedParts()

function unitedParts(): Map<string, string[]> {
  const parts = new Map<string, string[]>()
  for (const [name, turns] of BOOKS.flatMap((book) => Object.entries(book.parts))) {
    parts.set(name, [...(parts.get(name) ?? []), ...turns])
  }
  return parts
}

/**
 * The steps that a rule begins with. `a|b+c` the word a or the words b c, `{name}` a class or part, `x?` may be missing,
 * `_2` up to two words of the same thought, `~2` of whatever follows; a step after `,` may stand behind a comma.
 */
export function compileRule(rule: Rule): readonly Node[] {
  return compileSteps(rule.source, [{ type: 'end', rule }])
}

function compileSteps(source: string, tail: readonly Node[]): readonly Node[] {
  return source.split(' ').reduceRight((next, step) => compileStep(step, next), tail)
}

function compileStep(step: string, next: readonly Node[]): readonly Node[] {
  const [, gap, most = ''] = /^([_~])(\d)$/.exec(step) ?? []
  if (gap) return compileGap(gap === '_' ? 0 : ANYTHING, Number(most), next)
  const [, comma = '', choices = '', optional = ''] = /^(,?)(.*?)(\??)$/.exec(step) ?? []
  const nodes = compileChoices(choices.split('|'), comma.length, next)
  return optional === '' ? nodes : [...nodes, ...next]
}

function compileGap(reach: number, most: number, next: readonly Node[]): readonly Node[] {
  const wide =
    reach === ANYTHING ? next.map((node) => (node.type === 'word' ? { ...node, reach } : node)) : next
  const after = most === 1 ? wide : compileGap(reach, most - 1, next)
  return [{ type: 'word', names: null, reach, next: after }, ...wide]
}

function compileChoices(choices: readonly string[], reach: number, next: readonly Node[]): readonly Node[] {
  const turns = choices.flatMap(turnsOf)
  const edges = turns.filter(isEdge)
  const names = turns.filter((turn) => isName(turn))
  const wrong = choices.find((choice) => !/^[^?,]+$/.test(choice) || isUnknown(choice))
  if (wrong !== undefined) throw new Error(`no word, class or part: ${wrong}`)
  return [
    ...(names.length > 0 ? [{ type: 'word', names: new Set(names), reach, next } as const] : []),
    ...edges.map((edge) => ({ type: 'edge', edge, next }) as const),
    ...turns
      .filter((turn) => !isEdge(turn) && !isName(turn))
      .flatMap((turn) => withReach(compileSteps(turn, next), reach)),
  ]
}

function isEdge(choice: string): choice is Edge {
  return /^[\^$]+$/.test(choice)
}

function nameOf(choice: string): string {
  return choice.startsWith('{') ? choice.slice(1, -1) : ''
}

function isUnknown(choice: string): boolean {
  return choice
    .split('+')
    .some((word) => word.startsWith('{') && !CLASSES.has(nameOf(word)) && !PARTS.has(nameOf(word)))
}

/** One word or one class of words. */
function isName(turn: string): boolean {
  return /^([^ ?|^$]+)$/.test(turn) && !PARTS.has(nameOf(turn))
}

/** The turns of phrase that a choice stands for: those of a part, else itself. */
function turnsOf(choice: string): readonly string[] {
  return PARTS.get(nameOf(choice)) ?? [choice.replaceAll('+', ' ')]
}

function withReach(nodes: readonly Node[], reach: number): readonly Node[] {
  return reach === 0 ? nodes : nodes.map((node) => (node.type === 'word' ? { ...node, reach } : node))
}

/** Every rule of every language. */
export const RULES: readonly Rule[] = BOOKS.flatMap(({ language, rules }) =>
  RULE_KINDS.flatMap((kind) => (rules[kind] ?? []).map((source) => ({ kind, language, source }))),
)

const CHOICES = [...RULES.map(({ source }) => source), ...[...PARTS.values()].flat()].flatMap((source) =>
  source.split(/[ |,?+]+/),
)

/** The words that rules and parts name outright. */
export const LITERALS: ReadonlySet<string> = new Set(
  CHOICES.filter((word) => word !== '' && !/^([{_~].*|[\^$]+)$/.test(word)),
)

/** The classes that rules and parts name. */
export const USED_CLASSES: ReadonlySet<string> = new Set([
  '{conjunction}',
  ...CHOICES.filter((name) => CLASSES.has(nameOf(name))),
])
