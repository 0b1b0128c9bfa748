import { BOOKS, RULE_KINDS, type RuleKind } from './book.ts'

/** A rule as the data files write it: what a person is shown as the reason. */
export interface Rule {
  kind: RuleKind
  language: string
  source: string
  /** Whether it takes in the rest of the thought. */
  isOpen: boolean
}

/** The beginning or end of a clause (`^`, `$`) or of the message (`^^`, `$$`). */
export type Edge = '^' | '^^' | '$' | '$$'

/** A step on the way through the rules, and the steps that can follow it. */
export type Node =
  | { type: 'word'; names: ReadonlySet<string> | null; reach: number; next: readonly Node[] }
  | { type: 'edge'; edge: Edge; next: readonly Node[] }
  | { type: 'end'; rule: Rule }

export type WordNode = Extract<Node, { type: 'word' }>

/** One step of a rule as it is written. */
type Step =
  | { type: 'gap'; reach: number; most: number }
  | {
      type: 'choice'
      reach: number
      isOptional: boolean
      edges: readonly Edge[]
      names: ReadonlySet<string>
      turns: readonly (readonly Step[])[]
    }

/** The reach of a gap that passes over any break and any word. */
const ANYTHING = 2
const OPEN = / …$/

const CLASSES: ReadonlySet<string> = new Set(
  BOOKS.flatMap(({ language, classes }) =>
    Object.keys(classes).flatMap((name) => [`{${name}}`, `{${name}_${language}}`]),
  ),
)
const PARTS = partsByName()
const PARSED = new Map<string, readonly Step[]>()
/** The words and classes that rules name, as they write them. */
export const NAMES = new Set(['{conjunction}', '{plea}'])

function partsByName(): ReadonlyMap<string, readonly string[]> {
  const parts = BOOKS.flatMap((book) => Object.entries(book.parts))
  const byName = Map.groupBy(parts, ([name]) => `{${name}}`)
  return new Map([...byName].map(([name, turns]) => [name, turns.flatMap(([, each]) => each)]))
}

/**
 * The steps that a rule begins with. `a|b+c` the word a or the words b c, `{name}` a class or part, `x?` may be missing,
 * `_2` up to two words of the same thought, `~2` of whatever follows, `…` the rest of the thought; a step after `,` may stand
 * behind a comma.
 */
function compileRule(rule: Rule): readonly Node[] {
  return linked(parsed(rule.source.replace(OPEN, '')), [{ type: 'end', rule }], 0)
}

function parsed(source: string): readonly Step[] {
  const steps = PARSED.get(source) ?? source.split(' ').map(parseStep)
  PARSED.set(source, steps)
  return steps
}

function parseStep(step: string): Step {
  const [, gap, most = ''] = /^([_~])(\d)$/.exec(step) ?? []
  if (gap) return { type: 'gap', reach: gap === '_' ? 0 : ANYTHING, most: Number(most) }
  const [, comma = '', choices = '', optional = ''] = /^(,?)([^?,]+)(\??)$/.exec(step) ?? []
  const all = choices.split('|').flatMap(turnsOf)
  const isTurn = (choice: string) => /[ |,?+]/.test(choice)
  return {
    type: 'choice',
    reach: comma.length,
    isOptional: optional !== '',
    edges: all.filter(isEdge),
    names: new Set(all.filter((choice) => !isEdge(choice) && !isTurn(choice)).map(named)),
    turns: all.filter(isTurn).map(parsed),
  }
}

/** The turns of phrase that a choice stands for: those of a part, else itself. */
function turnsOf(choice: string): readonly string[] {
  const turns = PARTS.get(choice)
  return turns?.flatMap((turn) => (PARTS.has(turn) ? turnsOf(turn) : [turn])) ?? [choice.replaceAll('+', ' ')]
}

function isEdge(choice: string): choice is Edge {
  return /^[\^$]{1,2}$/.test(choice)
}

function isClass(choice: string): boolean {
  return choice.startsWith('{') && choice.endsWith('}')
}

/** One word, or one class of words. */
function named(choice: string): string {
  if (choice === '' || (isClass(choice) && !CLASSES.has(choice)))
    throw new Error(`not a word, class or part: "${choice}"`)
  NAMES.add(choice)
  return choice
}

function linked(steps: readonly Step[], tail: readonly Node[], reach: number): readonly Node[] {
  return steps.reduceRight((next, step, at) => {
    if (step.type === 'gap') return gapNodes(step.reach, step.most, next)
    const nodes = choiceNodes(step, Math.max(step.reach, at === 0 ? reach : 0), next)
    return step.isOptional ? nodes.concat(next) : nodes
  }, tail)
}

function gapNodes(reach: number, most: number, next: readonly Node[]): readonly Node[] {
  const wide =
    reach === ANYTHING ? next.map((node) => (node.type === 'word' ? { ...node, reach } : node)) : next
  const after = most === 1 ? wide : gapNodes(reach, most - 1, next)
  return [{ type: 'word', names: null, reach, next: after }, ...wide]
}

function choiceNodes(
  { names, edges, turns }: Extract<Step, { type: 'choice' }>,
  reach: number,
  next: readonly Node[],
): readonly Node[] {
  return [
    ...(names.size > 0 ? [{ type: 'word', names, reach, next } as const] : []),
    ...edges.map((edge) => ({ type: 'edge', edge, next }) as const),
    ...turns.flatMap((turn) => linked(turn, next, reach)),
  ]
}

/** Every rule of every language. */
export const RULES: readonly Rule[] = BOOKS.flatMap(({ language, rules }) =>
  RULE_KINDS.flatMap((kind) =>
    (rules[kind] ?? []).map((source) => ({ kind, language, source, isOpen: OPEN.test(source) })),
  ),
)

/** The steps that any rule may begin with. */
export const ROOTS: readonly Node[] = RULES.flatMap(compileRule)
