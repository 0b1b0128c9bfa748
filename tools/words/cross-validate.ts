import { decide } from '../../lambdas/domain/classify/decide.ts'
import { readPhrases } from '../../lambdas/domain/classify/read-phrases.ts'
import { tokensOf } from '../../lambdas/domain/classify/tokens.ts'
import { devCorpus, type Message } from '../../test/corpora/corpus.ts'
import { examplesOf } from './examples.ts'
import { learn, score, type Weights } from './logistic.ts'
import { type Measured, share } from './measure.ts'

const FOLDS = 10
const STRIDE = 7919

/** How a message is read by weights that were learned without it; the phrases stay as they are. */
function readBy(weights: Weights, message: Message): Measured {
  const tokens = tokensOf(message.text)
  const phrases = readPhrases(tokens)
  const [example] = examplesOf([message])
  const sum = score(weights, example?.cues ?? [])
  return { message, read: decide(tokens, phrases, { sum, strongest: [] }, {}).kind }
}

const messages = devCorpus().filter(
  ({ class: kind, label }) => kind !== 'keyword' && (label === 'stop' || label === 'other'),
)
const foldOf = (at: number) => (at * STRIDE) % FOLDS
const measured = Array.from({ length: FOLDS }, (_, fold) => {
  const weights = learn(examplesOf(messages.filter((_, at) => foldOf(at) !== fold)))
  return messages.filter((_, at) => foldOf(at) === fold).map((message) => readBy(weights, message))
}).flat()

const stops = ({ label }: Message) => label === 'stop'
console.log(`stops read as stop ${share(measured, stops, 'stop').toFixed(1)} %`)
console.log(`stops read as stop or unsure ${share(measured, stops, 'stop', 'unsure').toFixed(1)} %`)
for (const kind of ['ordinary', 'near'] as const) {
  const pick = (message: Message) => message.class === kind && message.label === 'other'
  const [stop, unsure] = [share(measured, pick, 'stop'), share(measured, pick, 'unsure')]
  console.log(`${kind} read as stop ${stop.toFixed(1)} %, as unsure ${unsure.toFixed(1)} %`)
}
