import type { Token } from '../tokens/tokens.ts'
import type { RuleKind } from './book.ts'
import type { Found } from './find-rules.ts'

/** What a message means by the rules of the grammar, and what was found that says so. */
export interface Settled {
  kind: 'stop' | 'automatic' | 'unsure' | 'join_request' | 'other'
  by: Found
}

/** So many words beside a request still leave it the whole of a message. */
const FEW = 4

/**
 * What the rules found in a message come to. What a machine says asks for nothing (OUT-10). Other business that touches a
 * stop outweighs it ("don't stop"), and a doubt makes it unsure, as wanted texts make every one; a stop anywhere else
 * outweighs the rest of the message (OUT-2).
 */
export function settle(found: readonly Found[], tokens: readonly Token[]): Settled | undefined {
  if (found.length === 0) return undefined
  const of = (kind: RuleKind) => found.filter(({ rule }) => rule.kind === kind)
  const others = of('other')
  const requests = of('join_request').filter((one) => !isPartOf(one, others))
  const things = of('thing')
  const isApartFromOthers = apartFrom(others)
  const thingsAt = Map.groupBy(
    things.flatMap((thing) => wordsOf(thing).map((at) => ({ at, thing }))),
    ({ at }) => at,
  )
  const isFree = (one: Found) =>
    isApartFromOthers(one) &&
    wordsOf(one).every((at) => (thingsAt.get(at) ?? []).every(({ thing }) => isPartOf(thing, [one])))
  const isApartFromDoubts = apartFrom(of('doubt').filter(isFree))
  const isIdle = idleQuestions(tokens)
  const isCertain = (one: Found) => of('keep').length === 0 && isApartFromDoubts(one) && !isIdle[one.end - 1]
  const isWanted = (one: Found) => isFree(one) && !isPartOf(one, requests)
  const stops = of('stop').filter(isWanted)
  const asks = of('ask').filter(isWanted)
  const unsure = of('unsure').filter(apartFrom([...others, ...requests]))
  const signs = [...unsure, ...of('reason')]
  const isBeside = (evidence: readonly Found[]) => (one: Found) => evidence.some((sign) => isApart(one, sign))
  const aimed = isAllSaid(tokens, [...asks, ...signs])
    ? asks
    : asks.filter(isBeside([...signs, ...of('about')]))
  const confirmed = unsure.filter(isBeside([...signs, ...asks]))
  return (
    longest('automatic', of('automatic')) ??
    longest('stop', [...stops, ...aimed, ...confirmed].filter(isCertain)) ??
    longest('unsure', [...unsure, ...stops, ...asks]) ??
    longest('join_request', requests) ??
    longest('other', [...others, ...things])
  )
}

/** Tells what shares no word with any of some findings, in time proportional to how far they reach. */
function apartFrom(others: readonly Found[]): (one: Found) => boolean {
  const reach = others.reduce((most, { end }) => Math.max(most, end), 0)
  const changes = new Int32Array(reach + 1)
  for (const { start, end } of others) {
    changes[start] = (changes[start] ?? 0) + 1
    changes[end] = (changes[end] ?? 0) - 1
  }
  let depth = 0
  const isTaken = changes.map((change) => {
    depth += change
    return depth
  })
  return (one) => wordsOf(one).every((at) => (isTaken[at] ?? 0) === 0)
}

/** For each word, whether its sentence is a question that asks nothing of us: about a stop, not for one. */
function idleQuestions(tokens: readonly Token[]): readonly boolean[] {
  let sentence = 0
  const sentences = tokens.map(({ pause }) => {
    if (pause > 1) sentence++
    return sentence
  })
  const pleading = new Set(sentences.filter((_, at) => tokens[at]?.lexeme.names.has('{plea}')))
  return tokens.map(({ isAsked }, at) => isAsked && !pleading.has(sentences[at] ?? 0))
}

/** Whether a message holds little but some findings: a few words, which rules know. */
function isAllSaid(tokens: readonly Token[], said: readonly Found[]): boolean {
  const taken = new Set(said.flatMap(wordsOf))
  const rest = tokens.filter((_, at) => !taken.has(at))
  return rest.length <= FEW && rest.every(({ lexeme }) => lexeme.names.size > 0)
}

function wordsOf({ start, end }: Found): number[] {
  return Array.from({ length: end - start }, (_, at) => start + at)
}

function isApart(one: Found, other: Found): boolean {
  return one.end <= other.start || other.end <= one.start
}

function isPartOf(one: Found, others: readonly Found[]): boolean {
  return others.some(
    (other) => other.start <= one.start && one.end <= other.end && lengthOf(other) > lengthOf(one),
  )
}

function longest(kind: Settled['kind'], found: readonly Found[]): Settled | undefined {
  const [first, ...rest] = found
  if (!first) return undefined
  return { kind, by: rest.reduce((best, next) => (lengthOf(best) >= lengthOf(next) ? best : next), first) }
}

function lengthOf({ start, end }: Found): number {
  return end - start
}
