import { readMessage } from '../lambdas/domain/classify/read-message.ts'
import { STOP_WORDS } from '../lambdas/domain/core/keywords.ts'
import type { Tenant } from '../lambdas/domain/tenant/definitions.ts'
import { CORPUS_NAMES, corpus } from '../test/corpora/corpus.ts'
import { median } from './rig/interleaved.ts'

const ROUNDS = 15

/** The speed of reading the corpus, relative to one compiled regular expression of keywords. */
export interface ReadingBench {
  messages: number
  perSecond: number
  microseconds: number
  ratio: number
}

/** Reads every message and tests the regular expression on it, in turns; medians of the rounds. */
export function benchReading(tenant: Tenant): ReadingBench {
  const texts = CORPUS_NAMES.flatMap(corpus).map(({ text }) => text)
  const keywords = new RegExp(`^\\W*(?:${[...STOP_WORDS].join('|')})\\W*$`, 'i')
  const matching: number[] = []
  const reading: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    matching.push(timed(texts, (text) => keywords.test(text)))
    reading.push(timed(texts, (text) => readMessage(text, tenant)))
  }
  const seconds = median(reading) / 1000
  return {
    messages: texts.length,
    perSecond: texts.length / seconds,
    microseconds: (seconds * 1e6) / texts.length,
    ratio: median(reading) / median(matching),
  }
}

function timed(texts: readonly string[], run: (text: string) => unknown): number {
  const start = performance.now()
  for (const text of texts) run(text)
  return performance.now() - start
}
