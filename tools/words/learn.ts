import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cuesOf } from '../../lambdas/domain/classify/suspicion.ts'
import { tokensOf } from '../../lambdas/domain/classify/tokens/tokens.ts'
import { type Corpus, corpus } from '../../test/corpora/corpus.ts'

/** A message to learn from: its cues, whether it is a stop, and how much it counts. */
export interface Lesson {
  cues: readonly string[]
  isStop: boolean
  counts: number
}

/** What was learned: a weight for each cue, and what a message starts from. */
export interface Weights {
  bias: number
  cues: ReadonlyMap<string, number>
}

/** What the messages of no stop count: none of the last two may ever be unsure. */
const NO_STOPS = { 'near-misses': 1, ordinary: 1, automatic: 6, 'join-requests': 6 } as const
/** A cue of fewer invented messages teaches nothing. */
const LEAST = 4
/** So many cues are kept. */
const MOST = 1020
const ROUNDS = 10
const RATE = 0.3
/** Pulls weights to nothing. */
const DECAY = 0.01
/** Weights are whole numbers of quarters. */
const SCALE = 4
/** How sure a message must sound, in quarters, so that the floors hold. */
const CAUTION = 0

/** Learns by logistic regression, always the same from the same lessons. */
export function learn(lessons: readonly Lesson[], tuned: readonly Lesson[]): Weights {
  const counts = new Map<string, number>()
  for (const { cues } of tuned) for (const cue of cues) counts.set(cue, (counts.get(cue) ?? 0) + 1)
  const all = fitted(
    lessons,
    [...counts].flatMap(([cue, count]) => (count < LEAST ? [] : cue)),
  )
  const worth = (cue: string) => Math.abs(all.cues.get(cue) ?? 0) * Math.sqrt(counts.get(cue) ?? 0)
  const best = [...all.cues.keys()].sort((a, b) => worth(b) - worth(a)).slice(0, MOST)
  const { bias, cues } = fitted(lessons, best)
  return {
    bias: Math.round(bias * SCALE) - CAUTION,
    cues: new Map([...cues].map(([cue, weight]) => [cue, Math.round(weight * SCALE)])),
  }
}

function fitted(lessons: readonly Lesson[], cues: readonly string[]): Weights {
  const ids = new Map(cues.map((cue, id) => [cue, id + 1]))
  const known = lessons.map((lesson) => ({
    ...lesson,
    ids: [0, ...lesson.cues.flatMap((cue) => ids.get(cue) ?? [])],
  }))
  const weights = new Float64Array(cues.length + 1)
  const squares = new Float64Array(cues.length + 1).fill(1e-6)
  for (let round = 0; round < ROUNDS; round++) {
    for (const { ids, isStop, counts } of shuffled(known, round)) {
      const sum = ids.reduce((total, id) => total + (weights[id] ?? 0), 0)
      const error = (1 / (1 + Math.exp(-sum)) - Number(isStop)) * counts
      for (const id of ids) {
        const slope = error + (id === 0 ? 0 : DECAY * (weights[id] ?? 0))
        squares[id] = (squares[id] ?? 0) + slope * slope
        weights[id] = (weights[id] ?? 0) - (RATE * slope) / Math.sqrt(squares[id] ?? 1)
      }
    }
  }
  return { bias: weights[0] ?? 0, cues: new Map(cues.map((cue, id) => [cue, weights[id + 1] ?? 0])) }
}

/** Another order each round, always the same. */
function shuffled<T>(items: readonly T[], round: number): T[] {
  let seed = round + 1
  const keyed = items.map((item) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return { item, key: seed }
  })
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
}

/** The lessons of some texts. */
export function lessonsOf(texts: readonly string[], isStop: boolean, counts = 1): Lesson[] {
  return texts.map((text) => ({ cues: [...cuesOf(tokensOf(text))], isStop, counts }))
}

/** The lessons of the corpora, which are invented. */
export function tunedLessons(): Lesson[] {
  const texts = (name: Corpus) => corpus(name).map(({ text }) => text)
  const others = Object.entries(NO_STOPS) as [keyof typeof NO_STOPS, number][]
  return [
    ...lessonsOf(texts('stops'), true),
    ...others.flatMap(([name, counts]) => lessonsOf(texts(name), false, counts)),
  ]
}

/** The weights as they ship: the cues of each weight together. */
function written({ bias, cues }: Weights): string {
  const known = [...cues].filter(([, weight]) => weight !== 0).sort(([a], [b]) => (a < b ? -1 : 1))
  const byWeight = Map.groupBy(known, ([, weight]) => weight)
  const lines = [...byWeight].sort(([a], [b]) => a - b)
  const named = lines.map(([weight, entries]) => [weight, entries.map(([cue]) => cue).join(' ')])
  return `${JSON.stringify({ bias, cues: Object.fromEntries(named) }, null, 2)}\n`
}

if (import.meta.main) {
  const real = process.argv.slice(2).flatMap((file) => readFileSync(file, 'utf8').split('\n'))
  const tuned = tunedLessons()
  const weights = learn([...tuned, ...lessonsOf(real, false)], tuned)
  writeFileSync(join(import.meta.dirname, '../../lambdas/domain/classify/weights.json'), written(weights))
}
