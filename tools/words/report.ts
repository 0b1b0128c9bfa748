import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { READING_KINDS } from '../../lambdas/domain/classify/reading.ts'
import { CORPORA, CORPUS_NAMES, corpus } from '../../test/corpora/corpus.ts'
import { reactions } from '../../test/corpora/reactions.ts'
import { type Measured, readAll, share } from './measure.ts'

type Read = readonly Measured<{ text: string }>[]

/** Prints what share of a set of messages was read as what, and how fast; with `--misses` those that should not have been. */
function report(name: string, texts: readonly string[], isMiss: (one: Read[number]) => boolean) {
  const messages = texts.map((text) => ({ text }))
  const start = performance.now()
  const read = readAll(messages)
  const perSecond = (1000 * messages.length) / (performance.now() - start)
  console.log(
    `${name}: ${messages.length} messages, ${Math.round(perSecond).toLocaleString('en-US')} a second`,
  )
  for (const kind of READING_KINDS) {
    const percent = share(read, kind)
    if (percent > 0) console.log(`  ${kind.padEnd(12)}  ${percent.toFixed(2)} %`)
  }
  if (misses)
    for (const { message, read: one } of read.filter(isMiss))
      console.log(`    ${one.kind}  ${JSON.stringify(message.text)}  ${one.rule}`)
}

const {
  positionals: files,
  values: { misses },
} = parseArgs({ allowPositionals: true, options: { misses: { type: 'boolean' } } })

for (const file of files) {
  const texts = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  report(file, texts, ({ read }) => read.kind === 'stop' || read.kind === 'unsure')
}
for (const name of files.length > 0 ? [] : CORPUS_NAMES) {
  const right: readonly string[] = CORPORA[name]
  report(
    name,
    corpus(name).map(({ text }) => text),
    ({ read }) => !right.includes(read.kind),
  )
}
if (files.length === 0) report('reactions', reactions(), ({ read }) => read.kind !== 'automatic')
